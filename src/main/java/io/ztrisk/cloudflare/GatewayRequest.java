package io.ztrisk.cloudflare;

import java.util.List;

import io.ztrisk.activity.Request;

/**
 * An HTTP request or a DNS query in a log of Cloudflare Gateway.
 *
 * @param categoryFields the fields with the names of the host's categories
 */
record GatewayRequest(CloudflareRecord record, List<String> categoryFields) implements Request {

	@Override
	public String host() {
		return this.record.mapped("host");
	}

	@Override
	public String url() {
		return this.record.mapped("url");
	}

	@Override
	public List<String> categories() {
		return this.categoryFields.stream().flatMap((field) -> this.record.list(field).stream()).toList();
	}

	@Override
	public String decision() {
		return this.record.mapped("decision");
	}

	@Override
	public String deviceId() {
		return this.record.mapped("device_id");
	}

	@Override
	public String address() {
		return this.record.mapped("address");
	}

}
