/** Charts by day. Each has a sentence, and a table behind a button. */
import {Component, html} from "./html.js";
import {number} from "./format.js";

const HEIGHT = 120;

/** @typedef {{key: string, name: string, class: string}} Series from the bottom to the top of a stack */

/** @param {{date: string, values: Record<string, number>}[]} days @param {Series[]} series @param {number} height */
function bars(days, series, height) {
	const sums = days.map((day) => series.reduce((sum, {key}) => sum + (day.values[key] ?? 0), 0));
	const most = Math.max(1, ...sums);
	return {most, rects: days.flatMap((day, index) => {
		let top = height;
		return series.map(({key, class: kind}) => {
			const size = ((day.values[key] ?? 0) / most) * height;
			top -= size;
			return size > 0 && html`<rect class=${kind} x=${index * 10 + 1} y=${top.toFixed(2)} width="8" height=${size.toFixed(2)} />`;
		});
	})};
}

/** Bars of one behaviour, without axes. Properties: `days`, `series`, `sentence`. */
export function Spark({days, series, sentence}) {
	const {rects} = bars(days, series, 24);
	return html`<svg class="spark" viewBox=${`0 0 ${days.length * 10} 24`} preserveAspectRatio="none" role="img" aria-label=${sentence}>${rects}</svg>`;
}

/** The pattern of what is dismissed: once on a page with such bars. */
export function Hatch() {
	return html`<svg class="hidden" aria-hidden="true"><defs><pattern id="hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="hatch-ground" width="4" height="4" /><rect class="hatch-line" width="2" height="4" /></pattern></defs></svg>`;
}

/** Properties: `title`, `sentence`, `days` (`{date, values}`), `series`. */
export class DayBars extends Component {

	state = {table: false};

	chart({days, series, title, sentence}) {
		const {most, rects} = bars(days, series, HEIGHT);
		return html`<div class="chart">
			<span class="chart-most muted">${number(most)}</span>
			<svg viewBox=${`0 0 ${days.length * 10} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label=${`${title}: ${sentence}`}>
				<line class="grid" x1="0" x2=${days.length * 10} y1="0.5" y2="0.5" /><line class="grid" x1="0" x2=${days.length * 10} y1=${HEIGHT / 2} y2=${HEIGHT / 2} />${rects}</svg>
			<div class="chart-dates muted"><span>${days[0].date}</span><span>${days[days.length - 1].date}</span></div>
			<ul class="legend">${[...series].reverse().map(({name, class: kind}) => html`<li><svg width="12" height="12" aria-hidden="true"><rect class=${kind} width="12" height="12" rx="2" /></svg>${name}</li>`)}</ul>
		</div>`;
	}

	table({days, series, title}) {
		return html`<div class="chart-table" tabindex="0" role="region" aria-label=${title}><table><caption class="hidden">${title}</caption>
			<thead><tr><th scope="col">Day (UTC)</th>${series.map(({name}) => html`<th scope="col" class="number">${name}</th>`)}</tr></thead>
			<tbody>${[...days].reverse().map((day) => html`<tr><th scope="row">${day.date}</th>${series.map(({key}) => html`<td class="number">${number(day.values[key] ?? 0)}</td>`)}</tr>`)}</tbody></table></div>`;
	}

	render(properties, {table}) {
		return html`<p class="muted">${properties.sentence}</p>
			${table ? this.table(properties) : this.chart(properties)}
			<button type="button" class="quiet" aria-expanded=${table} onClick=${() => this.setState({table: !table})}>${table ? "Show the chart" : "Show the table"}</button>`;
	}

}
