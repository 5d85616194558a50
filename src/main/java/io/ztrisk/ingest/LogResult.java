package io.ztrisk.ingest;

/**
 * The result of a body of logs, or of its dry run.
 */
sealed interface LogResult permits LogReport, DryRunReport {

}
