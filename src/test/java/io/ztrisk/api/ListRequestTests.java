package io.ztrisk.api;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The page and the order of a list that are asked for.
 */
class ListRequestTests {

	@Test
	void aListInMemoryIsCutIntoPages() {
		List<Integer> rows = List.of(1, 2, 3, 4, 5);
		assertThat(request(null, false).part(rows).rows()).isEqualTo(rows);
		assertThat(request(new Paging(1, 2), false).part(rows).rows()).containsExactly(1, 2);
		assertThat(request(new Paging(3, 2), false).part(rows).rows()).containsExactly(5);
		assertThat(request(new Paging(4, 2), false).part(rows).rows()).isEmpty();
		assertThat(request(new Paging(Integer.MAX_VALUE, 1000), false).part(rows).rows()).isEmpty();
	}

	@Test
	void aDescendingListIsReversedBeforeItIsCut() {
		List<Integer> rows = List.of(1, 2, 3, 4, 5);
		assertThat(request(null, true).part(rows).rows()).containsExactly(5, 4, 3, 2, 1);
		assertThat(request(new Paging(2, 2), true).part(rows).rows()).containsExactly(3, 2);
	}

	@Test
	void anOrderIsTheNameOfItsConstantInLowerCase() {
		assertThat(ordered(null).order(Order.EVENT_COUNT)).isEqualTo(Order.EVENT_COUNT);
		assertThat(ordered("timestamp").order(Order.EVENT_COUNT)).isEqualTo(Order.TIMESTAMP);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "name", "TIMESTAMP", "timestamp ", "timestamp,event_count" })
	void anUnknownOrderIsNamed(String order) {
		assertThatExceptionOfType(ApiException.class).isThrownBy(() -> ordered(order).order(Order.TIMESTAMP))
			.withMessage("order_by must be one of timestamp, event_count");
	}

	private static ListRequest request(@Nullable Paging page, boolean descending) {
		return new ListRequest(page, null, false, descending);
	}

	private static ListRequest ordered(@Nullable String order) {
		return new ListRequest(null, order, false, false);
	}

	/**
	 * Orders of a list.
	 */
	private enum Order {

		/** By time. */
		TIMESTAMP,
		/** By the number of events. */
		EVENT_COUNT

	}

}
