/** The configuration of detection. Changes are staged, tried, and saved. */
import {html} from "../html.js";
import {Action} from "../action.js";
import {BehaviorTable} from "../configuration/behaviors.js";
import {Draft} from "../configuration/draft.js";
import {Exclusions} from "../configuration/exclusions.js";
import {configuration, SaveDialog} from "../configuration/saving.js";
import {Thresholds} from "../configuration/thresholds.js";
import {TrialDialog} from "../configuration/trial.js";
import {counted} from "../format.js";
import {LOADING, Page} from "../page.js";
import {address, go, route} from "../router.js";
import {current} from "../session.js";
import {say} from "../status.js";

/** The staged changes by account: they stay when one looks at another page. @type {Map<string, Draft>} */
const drafts = new Map();

export default class Behaviors extends Page {

	needs = "zero_trust_read";
	/** @type {typeof LOADING & {dialog?: "try" | "save"}} */
	state = {...LOADING};
	draft = drafts.get(route.account) ?? new Draft();

	heading() {
		return "Behaviours";
	}

	tools() {
		return html`<${Action} needs="zero_trust_write" onClick=${() => go(address("behavior"))}>New behaviour</${Action}>`;
	}

	busy() {
		return this.draft.edits.size > 0;
	}

	async load(query, signal) {
		drafts.set(route.account, this.draft);
		const [read, statistics] = await Promise.all([configuration((path, parameters) => this.get(path, parameters)), this.get("statistics").catch((error) => {
			if (signal.aborted) {
				throw error;
			}
			return undefined;
		})]);
		if (!this.draft.edits.size) {
			this.draft.rebase(read);
		}
		return {...read, statistics: statistics?.result};
	}

	componentDidMount() {
		super.componentDidMount();
		addEventListener("beforeunload", this.warn);
	}

	componentWillUnmount() {
		super.componentWillUnmount();
		removeEventListener("beforeunload", this.warn);
	}

	warn = (event) => {
		if (this.busy() && current.state !== "left") {
			event.preventDefault();
		}
	};

	show = (dialog) => () => this.setState({dialog});

	close = this.show(undefined);

	edited = () => this.setState({});

	saved = () => {
		say("The changes are saved");
		this.reload();
	};

	discard = () => {
		this.draft.clear();
		this.reload();
	};

	view(data) {
		const {draft} = this;
		const path = (name) => this.path(name);
		const {dialog} = this.state;
		return html`
			<${BehaviorTable} draft=${draft} behaviors=${data.behaviors} statistics=${data.statistics} onEdit=${this.edited} />
			<h2>Thresholds</h2><${Thresholds} draft=${draft} onEdit=${this.edited} />
			<h2>Exclusions</h2><p class="muted">Findings that rest on these are stored, but not scored. <a href=${address("suppressed")}>Look at the suppressed findings</a></p><${Exclusions} draft=${draft} onEdit=${this.edited} />
			${draft.edits.size > 0 && html`<div class="staged-bar" role="region" aria-label="Staged changes"><strong>${counted(draft.edits.size, "change")} staged</strong>
				<button type="button" onClick=${this.show("try")}>Try on the last days…</button>
				<${Action} needs="zero_trust_write" class="primary" onClick=${this.show("save")}>Save…</${Action}>
				<button type="button" class="quiet" onClick=${this.discard}>Discard</button></div>`}
			${dialog === "try" && html`<${TrialDialog} draft=${draft} configuration=${data} path=${path} onClose=${this.close} />`}
			${dialog === "save" && html`<${SaveDialog} draft=${draft} path=${path} onClose=${this.close} onSaved=${this.saved} />`}`;
	}

}
