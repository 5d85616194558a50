package io.ztrisk.activity;

import org.jspecify.annotations.Nullable;

/**
 * An upload or a download of files that were blocked or inspected.
 *
 * @param reason why a file was blocked
 * @param name the name of the blocked file
 * @param hash the hash of the blocked file
 * @param details null if there are none
 * @param requestId the id of the request; empty if the record stands for the request
 * @param malicious whether the record says that the file is malicious
 */
public record FileTransfer(ActivitySource source, Request request, String reason, String name, String hash,
		@Nullable FileDetails details, String requestId, boolean malicious) implements Activity {

}
