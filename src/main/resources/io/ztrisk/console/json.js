/** JSON of others, shown as text. */
import {Component, html} from "./html.js";
import {Copy} from "./copy.js";
import {Text} from "./text.js";

const FOLDED = 4096;

/** Properties: `value`, `what`. More than 4 KiB are folded. Numbers have the digits as sent. */
export class Json extends Component {

	state = {whole: false};

	render({value, what}, {whole}) {
		const text = JSON.stringify(value, null, 2) ?? "";
		const folded = text.length > FOLDED && !whole;
		return html`<div class="json">
			<pre tabindex="0" aria-label=${what}><${Text} value=${folded ? text.slice(0, FOLDED) + "…" : text} lines /></pre>
			<div class="row">
				${text.length > FOLDED && html`<button type="button" class="quiet" aria-expanded=${whole} onClick=${() => this.setState({whole: !whole})}>${whole ? "Fold" : `Show all ${Math.ceil(text.length / 1024)} KiB`}</button>`}
				<${Copy} text=${JSON.stringify(value)} what=${what} label="Copy raw" raw />
			</div>
		</div>`;
	}

}
