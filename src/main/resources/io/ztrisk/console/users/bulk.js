/** Actions on all selected users. */
import {Component, html} from "../html.js";
import {Action} from "../action.js";
import {call} from "../api.js";
import {FormDialog} from "../dialog.js";
import {counted} from "../format.js";
import {route} from "../router.js";
import {say} from "../status.js";
import {Text} from "../text.js";
import {ReasonField, told, VerdictField, words} from "../triage.js";

/** Properties: `users` (the rows that are selected), `behavior` and its `name`, `onDone(ids)`, `onClear()`. */
export class BulkBar extends Component {

	state = {dialog: undefined};

	close = () => this.setState({dialog: undefined});

	/** @param {string} path @param {any} body @param {(users: string) => string} did */
	async send(path, body, did) {
		const users = this.props.users.map(({user_id, revision}) => ({user_id, ...(revision !== undefined && {revision})}));
		const {result} = await call("POST", `/accounts/${route.account}/zt_risk_scoring/${path}`, {body: {...body, users}});
		say(told(result, did));
		this.props.onDone(result.stale);
	}

	dialog() {
		const {users, behavior, name} = this.props;
		const count = counted(users.length, "user");
		if (this.state.dialog === "reset") {
			return html`<${FormDialog} title=${`Reset ${count}`} submit=${`Reset ${count}`} danger onClose=${this.close} onSubmit=${(form) => this.send("resets", words(form), (count) => `${count} reset.`)}>
				<p>They lose their level, and leave this list until their next event. A reset has no undo. Their events stay in their history.</p><${ReasonField} /></${FormDialog}>`;
		}
		return this.state.dialog && html`<${FormDialog} title=${`Dismiss events of ${count}`} submit="Dismiss the events" onClose=${this.close} onSubmit=${(form) => this.send("dismissals", {...words(form), behavior}, (count) => `The events of ${count} are dismissed.`)}>
			<p>All events of <strong><${Text} value=${name} /></strong> that count are dismissed. Each can be restored on the page of its user.</p><${VerdictField} /><${ReasonField} /></${FormDialog}>`;
	}

	render({users, behavior, onClear}) {
		return html`<div class="bulk" role="region" aria-label="Selected users">
			<strong>${counted(users.length, "user")} selected</strong>
			<${Action} needs="zero_trust_triage" onClick=${() => this.setState({dialog: "reset"})}>Reset…</${Action}>
			<${Action} needs="zero_trust_triage" disabled=${!behavior && "Filter by a behaviour first: its events are dismissed"} onClick=${() => this.setState({dialog: "dismiss"})}>Dismiss…</${Action}>
			${!behavior && html`<span class="muted">To dismiss, filter by a behaviour.</span>`}
			<button type="button" class="quiet" onClick=${onClear}>Clear</button>
			${this.dialog()}
		</div>`;
	}

}
