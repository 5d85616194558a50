package io.ztrisk.ingest;

import java.util.List;

import io.ztrisk.api.ApiSchema;
import io.ztrisk.dryrun.DryRunRecord;

/**
 * The result of a dry run of the first records of a body.
 *
 * @param revision of the dataset
 */
@ApiSchema("DryRunResult")
record DryRunReport(String dataset, List<DryRunRecord> records, int revision) implements LogResult {

}
