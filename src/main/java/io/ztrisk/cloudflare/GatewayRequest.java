package io.ztrisk.cloudflare;

import java.util.List;

import io.ztrisk.activity.Request;

/**
 * An HTTP request or a DNS query in a log of Cloudflare Gateway.
 *
 * @param categoryFields the fields with the names of the host's categories
 */
record GatewayRequest(LogRecord record, Fields fields, List<String> categoryFields) implements Request {

	@Override
	public String host() {
		return this.record.text(this.fields.host());
	}

	@Override
	public String url() {
		return this.record.text("URL");
	}

	@Override
	public List<String> categories() {
		return this.categoryFields.stream().flatMap((field) -> this.record.list(field).stream()).toList();
	}

	@Override
	public String decision() {
		return this.record.text(this.fields.decision());
	}

	@Override
	public String deviceId() {
		return this.record.text("DeviceID");
	}

	@Override
	public String address() {
		return this.record.text(this.fields.address());
	}

	/** The names of a dataset's fields. */
	record Fields(String host, String decision, String address) {

	}

}
