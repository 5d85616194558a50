package io.ztrisk.triage;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.api.Rows;
import io.ztrisk.act.HistoryEntry;
import io.ztrisk.change.LevelAt;
import org.jspecify.annotations.Nullable;

/**
 * The history of a user.
 *
 * @param at the level at a time, null if the caller asks for none
 */
@ApiSchema("History")
record History(@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LevelAt at, Rows<HistoryEntry> entries) {

}
