package io.ztrisk.dataset;

import java.util.List;

import io.ztrisk.activity.Request;

/**
 * A request in a record.
 */
record MappedRequest(MappedRecord record) implements Request {

	@Override
	public String host() {
		return this.record.text("host");
	}

	@Override
	public String url() {
		return this.record.text("url");
	}

	@Override
	public List<String> categories() {
		return this.record.list("categories");
	}

	@Override
	public String decision() {
		return this.record.text("decision");
	}

	@Override
	public String deviceId() {
		return this.record.text("device_id");
	}

	@Override
	public String address() {
		return this.record.text("address");
	}

}
