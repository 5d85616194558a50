package io.ztrisk.cloudflare;

import java.util.List;

import io.ztrisk.activity.Request;

/**
 * An HTTP request or a DNS query in a log of Cloudflare Gateway.
 *
 * @param categoryFields the fields with the names of the host's categories
 */
record GatewayRequest(LogRecord record, List<String> categoryFields) implements Request {

	@Override
	public String host() {
		return this.record.field("host");
	}

	@Override
	public String url() {
		return this.record.field("url");
	}

	@Override
	public List<String> categories() {
		return this.categoryFields.stream().flatMap((field) -> this.record.list(field).stream()).toList();
	}

	@Override
	public String decision() {
		return this.record.field("decision");
	}

	@Override
	public String deviceId() {
		return this.record.field("device_id");
	}

	@Override
	public String address() {
		return this.record.field("address");
	}

}
