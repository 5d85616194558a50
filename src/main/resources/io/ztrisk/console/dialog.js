/** Modal dialogs. */
import {Component, createRef, html} from "./html.js";
import {Problem, undone} from "./problem.js";

let open = 0;
let made = 0;
/** The dialog that no other one covers. @type {Dialog | undefined} */
let staying;

/** The first of them has the focus at first. */
const FIELD = ":is(input, select, textarea):not([tabindex='-1'])";

/** Whether a dialog is open: pages are then not refreshed. */
export function dialogIsOpen() {
	return open > 0;
}

/**
 * A dialog with a title. Escape and Close end it, and the focus goes back to where it was. Without `onClose` it stays,
 * although a browser closes it at the second Escape.
 * Properties: `title`, `wide`, `onClose`, `children`.
 */
export class Dialog extends Component {

	box = createRef();
	titleId = `dialog-title-${++made}`;

	componentDidMount() {
		open++;
		this.before = document.activeElement;
		this.box.current.showModal();
		if (!this.props.onClose) {
			staying = this;
		}
		staying?.raise();
		(staying ?? this).box.current.querySelector(FIELD)?.focus();
	}

	/** The browser has closed it: without `onClose` it is shown again. */
	closed = () => {
		if (this.gone || this.box.current.open) {
			return;
		}
		if (this.props.onClose) {
			this.props.onClose();
		} else {
			this.box.current.showModal();
		}
	};

	/** Goes above the dialogs that were opened since. */
	raise() {
		this.box.current.close();
		this.box.current.showModal();
	}

	componentWillUnmount() {
		open--;
		this.gone = true;
		staying = staying === this ? undefined : staying;
		this.box.current.close();
		/** @type {any} */ (this.before)?.focus?.();
	}

	render({title, wide, onClose, children}) {
		return html`<dialog class=${wide ? "wide-dialog" : undefined} ref=${this.box} aria-labelledby=${this.titleId} onCancel=${(event) => { event.preventDefault(); onClose?.(); }} onClose=${this.closed}>
			<div class="dialog-head"><h2 id=${this.titleId}>${title}</h2>
				${onClose && html`<button type="button" class="quiet" aria-label="Close" onClick=${onClose}>×</button>`}</div>
			${children}
		</dialog>`;
	}

}

/**
 * A dialog with a form that makes a call. It stays open, with the error, if the call fails.
 * Properties: `title`, `submit` (the text of the button), `danger`, `onSubmit(FormData)`, `onClose`, `children`.
 */
export class FormDialog extends Component {

	state = {busy: false, error: undefined};

	send = async (event) => {
		event.preventDefault();
		if (this.state.busy) {
			return;
		}
		this.setState({busy: true, error: undefined});
		try {
			await this.props.onSubmit(new FormData(event.target));
			this.props.onClose();
		} catch (error) {
			this.setState({busy: false, error});
		}
	};

	render({title, submit, danger, onClose, children}, {busy, error}) {
		return html`<${Dialog} title=${title} onClose=${onClose}><form onSubmit=${this.send}>
			${children}
			${error && html`<${Problem} error=${error} what=${undone(error)} />`}
			<div class="dialog-actions">
				<button type="button" onClick=${onClose}>Cancel</button>
				<button type="submit" class=${danger ? "primary danger" : "primary"} aria-disabled=${busy}>${submit}</button>
			</div>
		</form></${Dialog}>`;
	}

}
