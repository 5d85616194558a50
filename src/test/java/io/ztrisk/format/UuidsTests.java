package io.ztrisk.format;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * UUIDs that are made of texts or of a time.
 */
class UuidsTests {

	private static final Instant TIME = Instant.parse("2022-02-22T19:22:22.999999Z");

	@Test
	void uuidOfATimeHasVersion7AndContainsTheTime() {
		UUID id = Uuids.ofTicks(Uuids.ticks(TIME));
		assertThat(id.version()).isEqualTo(7);
		assertThat(id.variant()).isEqualTo(2);
		assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(TIME.toEpochMilli());
	}

	@Test
	void uuidsAscendWithTheirTimes() {
		long ticks = Uuids.ticks(TIME);
		assertThat(Uuids.ticks(TIME.plusNanos(1000))).isGreaterThan(ticks);
		assertThat(LongStream.range(ticks, ticks + 10_000).mapToObj(Uuids::ofTicks).map(UUID::toString).toList())
			.isSorted()
			.doesNotHaveDuplicates();
	}

	@Test
	void uuidsOfTextsDependOnTheBoundariesOfTexts() {
		assertThat(Uuids.ofParts("ab", "c")).isEqualTo(Uuids.ofParts("ab", "c"))
			.isNotEqualTo(Uuids.ofParts("a", "bc"))
			.isNotEqualTo(Uuids.ofParts("abc"))
			.matches((id) -> id.version() == 8 && id.variant() == 2);
	}

}
