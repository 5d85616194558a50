package io.ztrisk.query;

import java.sql.Connection;
import java.sql.SQLException;

import com.zaxxer.hikari.HikariDataSource;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What holds in the transaction of a snapshot, and not after it.
 */
@ServerTest
class SnapshotTests {

	private static final String SETTINGS = """
			select concat_ws(', ', current_setting('transaction_isolation'), current_setting('transaction_read_only'),
				current_setting('enable_sort'), current_setting('idle_in_transaction_session_timeout'))""";

	@Autowired
	@Qualifier("streams")
	private HikariDataSource streams;

	@Autowired
	private ListReader lists;

	@Test
	void aRequestOpensOneSnapshot() {
		ServletRequestAttributes request = new ServletRequestAttributes(new MockHttpServletRequest());
		RequestContextHolder.setRequestAttributes(request);
		try {
			this.lists.snapshot();
			assertThatIllegalStateException().isThrownBy(this.lists::snapshot);
		}
		finally {
			request.requestCompleted();
			RequestContextHolder.resetRequestAttributes();
		}
	}

	@Test
	void settingsOfASnapshotEndWithIt() throws SQLException {
		try (Connection connection = this.streams.getConnection()) {
			Snapshot snapshot = new Snapshot(connection);
			assertThat(snapshot.jdbc(1).sql(SETTINGS).query(String.class).single())
				.isEqualTo("repeatable read, on, off, 0");
		}
		assertThat(JdbcClient.create(this.streams).sql(SETTINGS).query(String.class).single())
			.isEqualTo("read committed, off, on, 1min");
	}

}
