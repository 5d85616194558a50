package io.ztrisk.console;

/**
 * A colour of CIE 1976 L*a*b* for the white of D65.
 *
 * @param lightness from 0 to 100
 * @param a from green to red
 * @param b from blue to yellow
 */
record Lab(double lightness, double a, double b) {

	static Lab ofLinearRgb(double red, double green, double blue) {
		double x = root((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
		double y = root(0.2126729 * red + 0.7151522 * green + 0.0721750 * blue);
		double z = root((0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883);
		return new Lab(116 * y - 16, 500 * (x - y), 200 * (y - z));
	}

	private static double root(double value) {
		return (value > 216.0 / 24389) ? Math.cbrt(value) : (24389.0 / 27 * value + 16) / 116;
	}

	/**
	 * The difference by CIEDE2000, in the notation of Sharma, Wu and Dalal (2005).
	 */
	double differenceFrom(Lab other) {
		double g = 0.5 * (1 - strength((Math.hypot(this.a, this.b) + Math.hypot(other.a, other.b)) / 2));
		double a1 = (1 + g) * this.a;
		double a2 = (1 + g) * other.a;
		double c1 = Math.hypot(a1, this.b);
		double c2 = Math.hypot(a2, other.b);
		double h1 = hue(a1, this.b);
		double h2 = hue(a2, other.b);
		double turn = (c1 * c2 == 0) ? 0 : Math.IEEEremainder(h2 - h1, 360);
		double hue = (c1 * c2 == 0) ? h1 + h2 : h1 + turn / 2;
		double lightness = (this.lightness + other.lightness) / 2 - 50;
		double chroma = (c1 + c2) / 2;
		double t = 1 - 0.17 * cos(hue - 30) + 0.24 * cos(2 * hue) + 0.32 * cos(3 * hue + 6) - 0.2 * cos(4 * hue - 63);
		double dl = (other.lightness - this.lightness)
				/ (1 + 0.015 * lightness * lightness / Math.sqrt(20 + lightness * lightness));
		double dc = (c2 - c1) / (1 + 0.045 * chroma);
		double dh = 2 * Math.sqrt(c1 * c2) * Math.sin(Math.toRadians(turn / 2)) / (1 + 0.015 * chroma * t);
		double bend = Math.IEEEremainder(hue - 275, 360) / 25;
		double rotation = -2 * strength(chroma) * Math.sin(Math.toRadians(60 * Math.exp(-bend * bend)));
		return Math.sqrt(dl * dl + dc * dc + dh * dh + rotation * dc * dh);
	}

	private static double strength(double chroma) {
		double power = Math.pow(chroma, 7);
		return Math.sqrt(power / (power + Math.pow(25, 7)));
	}

	private static double hue(double a, double b) {
		return (a == 0 && b == 0) ? 0 : (Math.toDegrees(Math.atan2(b, a)) + 360) % 360;
	}

	private static double cos(double degrees) {
		return Math.cos(Math.toRadians(degrees));
	}

}
