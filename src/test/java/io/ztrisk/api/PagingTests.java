package io.ztrisk.api;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The page that is asked for, and the information about it.
 */
class PagingTests {

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1", "abc", "2147483648", "99999999999999", "", "+1", "1.0", "1e1", " 1", "0x1",
			"\u0661" })
	void anInvalidPageIsNamed(String page) {
		assertThatExceptionOfType(ApiException.class).isThrownBy(() -> Paging.parse(page, "20", false))
			.withMessage("page must be an integer from 1 to 2147483647");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1", "abc", "1001", "99999999999999", "", "+1", "1.0", " 1" })
	void anInvalidSizeIsNamed(String size) {
		assertThatExceptionOfType(ApiException.class).isThrownBy(() -> Paging.parse(null, size, false))
			.withMessage("per_page must be an integer from 1 to 1000");
		assertThatExceptionOfType(ApiException.class).isThrownBy(() -> Paging.parse("1", size, true))
			.withMessage("per_page must be an integer from 1 to 1000");
	}

	@Test
	void noParameterAsksForAllRows() {
		assertThat(Paging.parse(null, null, false)).isNull();
		assertThat(Paging.parse(null, null, true)).isNull();
	}

	@Test
	void aPageAloneHasTwentyRowsAndASizeAloneIsTheFirstPage() {
		assertThat(Paging.parse("3", null, false)).isEqualTo(new Paging(3, 20));
		assertThat(Paging.parse(null, "1000", false)).isEqualTo(new Paging(1, 1000));
		assertThat(Paging.parse("2147483647", "1", true)).isEqualTo(new Paging(Integer.MAX_VALUE, 1));
	}

	@Test
	void theFirstPageCanHaveAllRows() {
		assertThat(Paging.parse("1", null, true)).isNull();
		Paging second = Paging.parse("2", null, true);
		assertThat(second).isNotNull().matches(Paging::isPastAll);
		assertThat(info(ResultInfo.counted(0, second, 25))).isEqualTo(List.of(0L, 2L, 25L, 25L, 1L));
	}

	@Test
	void theOffsetOfTheLastPageDoesNotOverflow() {
		assertThat(new Paging(1, 20).offset()).isZero();
		assertThat(new Paging(Integer.MAX_VALUE, 1000).offset()).isEqualTo(2_147_483_646_000L);
	}

	@Test
	void pageHasItsNumberAndTheTotals() {
		assertThat(info(ResultInfo.counted(5, new Paging(3, 20), 45))).isEqualTo(List.of(5L, 3L, 20L, 45L, 3L));
		assertThat(info(ResultInfo.counted(0, new Paging(1, 20), 0))).isEqualTo(List.of(0L, 1L, 20L, 0L, 0L));
	}

	@Test
	void allRowsAreOnePage() {
		assertThat(info(ResultInfo.counted(45, null, 45))).isEqualTo(List.of(45L, 1L, 45L, 45L, 1L));
		assertThat(info(ResultInfo.counted(0, null, 0))).isEqualTo(List.of(0L, 1L, 0L, 0L, 0L));
	}

	/** The count, the page, its size, and the numbers of all rows and pages. */
	private static List<Long> info(ResultInfo info) {
		return List.of(info.getCount(), info.getPage(), info.getPerPage(), info.getTotalCount(), info.getTotalPages());
	}

}
