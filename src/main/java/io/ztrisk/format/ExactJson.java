package io.ztrisk.format;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON trees whose decimals keep all digits.
 */
public final class ExactJson {

	private ExactJson() {
	}

	/**
	 * A mapper that reads such trees. It strips no zeros, which would fail for the
	 * largest exponents.
	 */
	public static JsonMapper of(JsonMapper mapper) {
		return mapper.rebuild()
			.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
			.disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
			.build();
	}

}
