/** A line of a log as text. */
import {Component, html} from "./html.js";
import {number} from "./format.js";
import {Copy} from "./copy.js";
import {Text} from "./text.js";

const FOLDED = 300;

/** Property: `text`. A long line is folded. */
export class Lines extends Component {

	state = {whole: false};

	render({text}, {whole}) {
		return html`<code class="line"><${Text} value=${whole || text.length <= FOLDED ? text : text.slice(0, FOLDED) + "…"} /></code>
			${text.length > FOLDED && html`<button type="button" class="quiet copy" aria-expanded=${whole} onClick=${() => this.setState({whole: !whole})}>${whole ? "Fold" : `Show all ${number(text.length)} characters`}</button>`}
			<${Copy} text=${text} what="the line" />`;
	}

}
