package io.ztrisk.activity;

import java.util.List;

/**
 * A match of profiles of data loss prevention (DLP).
 *
 * @param uploads the profiles that matched an upload
 * @param downloads the profiles that matched a download
 * @param others the profiles that matched either, if the record does not say which
 */
public record DlpMatch(ActivitySource source, Request request, List<String> uploads, List<String> downloads,
		List<String> others) implements Activity {

}
