/** A button that opens a panel with links and buttons. */
import {Component, createRef, html} from "./html.js";

/** Properties: `label`, `name` (for screen readers), `class`, `children`. A click in the panel closes it, except in a field. */
export class Menu extends Component {

	state = {open: false};
	box = createRef();

	componentDidMount() {
		document.addEventListener("click", this.outside);
	}

	componentWillUnmount() {
		document.removeEventListener("click", this.outside);
	}

	outside = (event) => {
		if (this.state.open && !this.box.current.contains(event.target)) {
			this.setState({open: false});
		}
	};

	key = (event) => {
		if (event.key === "Escape" && this.state.open) {
			event.stopPropagation();
			this.setState({open: false});
			this.box.current.querySelector("button").focus();
		}
	};

	inside = (event) => {
		if (event.target.closest("a, button")) {
			this.setState({open: false});
		}
	};

	render({label, name, class: kind = "", children}, {open}) {
		return html`<div class=${`menu ${kind}`} ref=${this.box} onKeyDown=${this.key}>
			<button type="button" aria-expanded=${open} aria-label=${name} onClick=${() => this.setState({open: !open})}>${label} <span class="caret" aria-hidden="true" /></button>
			${open && html`<div class="panel" onClick=${this.inside}>${children}</div>`}
		</div>`;
	}

}
