/** Tries staged changes on the last days: what is found now, and what would be found then. */
import {Component, html} from "../html.js";
import {call} from "../api.js";
import {Dialog} from "../dialog.js";
import {Problem} from "../problem.js";
import {bodies} from "./draft.js";
import {TrialResult} from "./trial_result.js";

/** Properties: `draft`, `configuration`, `path(path)`, `onClose`. */
export class TrialDialog extends Component {

	/** @type {AbortController | undefined} */
	controller;
	state = {days: 30, busy: false, error: undefined, result: undefined};

	componentWillUnmount() {
		this.controller?.abort();
	}

	send = async (event) => {
		event.preventDefault();
		const {draft, configuration, path} = this.props;
		this.controller?.abort();
		const controller = new AbortController();
		this.controller = controller;
		this.setState({busy: true, error: undefined, result: undefined});
		try {
			const {result} = await call("POST", path("dry_run"), {body: {days: this.state.days, ...bodies(configuration, draft.changes())}, signal: controller.signal});
			this.setState({busy: false, result});
		} catch (error) {
			this.setState({busy: false, error: controller.signal.aborted ? undefined : error});
		}
	};

	render({configuration, onClose}, {days, busy, error, result}) {
		return html`<${Dialog} title="Try the changes" onClose=${onClose} wide>
			<form class="row" onSubmit=${this.send}>
				<label>On the last <input type="number" name="days" class="days" required min="1" max="30" step="1" value=${days} onInput=${(event) => this.setState({days: event.target.valueAsNumber})} /> days</label>
				<button type="submit" class="primary" disabled=${busy}>Try</button>
				${busy && html`<button type="button" onClick=${() => this.controller?.abort()}>Cancel</button>`}
			</form>
			<p class="muted">This judges the kept observations once with the configuration of now, and once with your changes. It changes nothing.</p>
			<div role="status">${busy && "Judging. This takes up to a minute."}${result && html`<span class="hidden">Done.</span>`}</div>
			${error && html`<${Problem} error=${error} what="The changes could not be tried" />`}
			${result && html`<${TrialResult} result=${result} behaviors=${configuration.behaviors} />`}
		</${Dialog}>`;
	}

}
