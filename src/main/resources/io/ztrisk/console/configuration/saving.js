/** Saves staged changes: reads first and again before it sends, shows what others have changed meanwhile, and sends only what changed. */
import {Component, html} from "../html.js";
import {call} from "../api.js";
import {Dialog, FormDialog} from "../dialog.js";
import {Problem, Refusal, undone} from "../problem.js";
import {bodies} from "./draft.js";
import {Changes} from "./changes.js";

/** Reads the configuration of an account. @param {(path: string, query?: any) => Promise<{result: any}>} get @returns {Promise<import("./draft.js").Configuration>} */
export async function configuration(get) {
	const [behaviors, settings] = await Promise.all([get("behaviors", {all: true}), get("settings")]);
	return {behaviors: behaviors.result.behaviors, settings: settings.result};
}

/** Properties: `draft`, `path(path)`, `onClose`, `onSaved`. */
export class SaveDialog extends Component {

	/** @type {{fresh?: any, others: import("./draft.js").Change[], error?: any}} */
	state = {fresh: undefined, others: [], error: undefined};

	componentDidMount() {
		this.read();
	}

	read = async () => {
		this.setState({error: undefined});
		try {
			await this.compare();
		} catch (error) {
			this.setState({error});
		}
	};

	/** Reads what is there, and compares it with what was read before. */
	async compare() {
		const {draft, path} = this.props;
		const fresh = await configuration((name, query) => call("GET", path(name), {query}));
		const others = draft.since(fresh);
		if (others.length || !this.state.fresh) {
			this.setState({fresh, others});
			draft.rebase(fresh);
		}
		return {fresh, others};
	}

	/** Stops if others have made changes that the dialog did not show. Sends the settings first, since they are more likely to be refused. */
	save = async () => {
		const {draft, path, onSaved} = this.props;
		const {fresh, others} = await this.compare();
		if (others.length) {
			throw new Refusal("Others have changed the configuration while this was open. Look at what they changed, and save again.");
		}
		const {settings, behaviors} = bodies(fresh, draft.changes());
		const saved = {...fresh};
		if (settings) {
			saved.settings = (await call("PUT", path("settings"), {body: settings})).result;
			draft.rebase(saved);
		}
		if (behaviors) {
			try {
				await call("PUT", path("behaviors"), {body: {behaviors}});
			} catch (error) {
				throw Object.assign(error, settings && {outcome: `The thresholds and exclusions are saved. ${undone(error, "The rest", "saved")}`});
			}
		}
		draft.clear();
		onSaved();
	};

	render({draft, onClose}, {fresh, others, error}) {
		if (!fresh) {
			return html`<${Dialog} title="Save the changes" onClose=${onClose}>${error ? html`<${Problem} error=${error} what="The configuration could not be read" onRetry=${this.read} />` : html`<p role="status">Reading what is there now …</p>`}</${Dialog}>`;
		}
		const changes = draft.changes();
		if (!changes.length) {
			return html`<${Dialog} title="Save the changes" onClose=${onClose}><p>Others have made the same changes. Nothing is left to save.</p></${Dialog}>`;
		}
		const places = new Set(others.map(({place}) => place.join("/")));
		return html`<${FormDialog} title="Save the changes" submit="Save" onSubmit=${this.save} onClose=${onClose}>
			${others.length > 0 && html`<h3>Others have changed meanwhile</h3><${Changes} changes=${others} behaviors=${fresh.behaviors} />`}
			<h3>You change</h3><${Changes} changes=${changes} behaviors=${fresh.behaviors} marked=${places} />
			<p class="muted">Only these values are sent.${changes.some(({place, after}) => place[0] === "behaviors" && after === true) && " What is enabled now finds what arrives from now on: send the records of the last 30 days again to have them evaluated, too."}</p>
		</${FormDialog}>`;
	}

}
