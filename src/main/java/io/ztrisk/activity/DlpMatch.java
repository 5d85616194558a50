package io.ztrisk.activity;

import java.util.List;

/**
 * A match of profiles of data loss prevention (DLP).
 *
 * @param uploads the profiles that matched an upload
 * @param downloads the profiles that matched a download
 */
public record DlpMatch(ActivitySource source, Request request, List<String> uploads,
		List<String> downloads) implements Activity {

}
