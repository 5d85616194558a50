package io.ztrisk.ingest;

import io.ztrisk.activity.ActivityRecord;
import io.ztrisk.api.AccountId;
import io.ztrisk.detection.DetectionService;
import io.ztrisk.detection.RevisedRecords;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

/**
 * Tests that records are dropped if no behaviour matches them.
 */
class RecordWriterTests {

	private static final AccountId ACCOUNT = new AccountId("acme");

	@Test
	void irrelevantRecordIsOnlyComparedWithChangedRules() {
		DetectionService detection = mock();
		given(detection.filter(ACCOUNT)).willReturn((record) -> false);
		RevisedRecords revised = mock();
		ActivityRecord record = mock();
		try (RecordWriter writer = new RecordWriter(ACCOUNT, detection, revised)) {
			writer.add(record, 100);
			assertThat(writer.end()).isEqualTo(LogReport.NONE);
		}
		verify(revised).add(record);
		verify(detection, never()).detect(any(), any());
		verifyNoInteractions(record);
	}

}
