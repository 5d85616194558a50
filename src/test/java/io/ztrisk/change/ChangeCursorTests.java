package io.ztrisk.change;

import java.util.UUID;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests the texts of cursors.
 */
class ChangeCursorTests {

	@Test
	void aCursorIsTheNumberAndTheBeginningOfTheId() {
		ChangeCursor cursor = ChangeCursor.of(42, UUID.fromString("01a21f66-5a4f-7997-afce-5a62cc7553f8"));
		assertThat(cursor.wire()).isEqualTo("42.01a21f66");
		assertThat(ChangeCursor.parse("42.01a21f66")).isEqualTo(cursor);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0.00000000", "7.00000000", "999999999999999999.ffffffff" })
	void aCursorIsWrittenAsItIsRead(String text) {
		assertThat(ChangeCursor.parse(text).wire()).isEqualTo(text);
	}

	@Test
	void aCursorOfADeletedChangeHasNoDigitsOfAnId() {
		assertThat(ChangeCursor.of(7, null).wire()).isEqualTo("7.00000000");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "7", "7.", ".01a21f66", "07.01a21f66", "-7.01a21f66", "+7.01a21f66", "7.01A21F66",
			"7.01a21f6", "7.01a21f667", "7.01a21f6g", " 7.01a21f66", "7.01a21f66\n", "7.01a21f66,8.01a21f66", "NOW",
			"9223372036854775808.01a21f66", "\u0667.01a21f66" })
	void anotherTextIsNoCursor(String text) {
		assertThatExceptionOfType(ApiException.class).isThrownBy(() -> ChangeCursor.parse(text))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(ErrorCode.INVALID_PARAMETER));
	}

}
