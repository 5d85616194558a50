package io.ztrisk.console;

import java.util.HexFormat;
import java.util.stream.IntStream;

/**
 * How people see colours: by the matrices of Machado and others (2009) for the full
 * severity, in linear RGB.
 */
enum ColourVision {

	/** Without a deficiency. */
	COMMON(1, 0, 0, 0, 1, 0, 0, 0, 1),

	/** Without red cones. */
	PROTANOPIA(0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998),

	/** Without green cones. */
	DEUTERANOPIA(0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881),

	/** Without blue cones. */
	TRITANOPIA(1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900);

	private final double[] matrix;

	ColourVision(double... matrix) {
		this.matrix = matrix;
	}

	/**
	 * The colour that these people see.
	 * @param colour such as {@code #3b82c4}
	 */
	Lab see(String colour) {
		byte[] channels = HexFormat.of().parseHex(colour.substring(1));
		double[] rgb = IntStream.range(0, 3).mapToDouble((index) -> linear(channels[index])).toArray();
		double[] seen = IntStream.range(0, 3)
			.mapToDouble((row) -> this.matrix[3 * row] * rgb[0] + this.matrix[3 * row + 1] * rgb[1]
					+ this.matrix[3 * row + 2] * rgb[2])
			.map((value) -> Math.clamp(value, 0, 1))
			.toArray();
		return Lab.ofLinearRgb(seen[0], seen[1], seen[2]);
	}

	/**
	 * A channel of sRGB as linear light, from 0 to 1.
	 */
	static double linear(byte channel) {
		double value = Byte.toUnsignedInt(channel) / 255.0;
		return (value <= 0.04045) ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
	}

}
