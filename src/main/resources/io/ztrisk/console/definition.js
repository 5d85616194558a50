/** The base of pages about one thing that an account defines by JSON: a behaviour with its rule, or a dataset. */
import {html} from "./html.js";
import {Action} from "./action.js";
import {call} from "./api.js";
import {FormDialog} from "./dialog.js";
import {JsonEditor, placed, read} from "./json_editor.js";
import {LOADING, Page} from "./page.js";
import {Problem, Refusal, undone} from "./problem.js";
import {address, go, route} from "./router.js";
import {say} from "./status.js";

/**
 * A subclass has
 * - `list`, the page of all of them, `one`, the page of one, and `word`, the word for one,
 * - `prefix`, the pointer of the JSON text in the body,
 * - `text(data)`, the JSON text, and `body(value)`, the body of the call with the parsed text.
 *
 * The state has `text`, the JSON text, once somebody has changed it; `fields`, what was changed beside it; `problems` of the text, and `failed`, the other ones.
 */
export class DefinitionPage extends Page {

	needs = "zero_trust_read";
	list = "";
	one = "";
	word = "";
	prefix = "";
	/** @type {typeof LOADING & {text?: string, fields: any, problems: import("./json_editor.js").Placed[], failed?: any, deleting?: boolean}} */
	state = {...LOADING, fields: {}, problems: []};
	sending = false;

	/** The key of what is shown; without one, it is new. */
	get id() {
		return route.query.get("id") ?? "";
	}

	get own() {
		return !this.id || this.id.startsWith("custom_");
	}

	/** @param {any} data @returns {string} */
	text(data) {
		throw new Error("A definition has a text");
	}

	/** @param {any} value @returns {any} */
	body(value) {
		return value;
	}

	busy() {
		return this.state.text !== undefined || Object.keys(this.state.fields).length > 0;
	}

	/** The path of the calls. @param {string} key */
	pathOf(key) {
		return this.path(`${this.list}/${encodeURIComponent(key)}`);
	}

	/** @param {any} values */
	edit(values) {
		this.setState({fields: {...this.state.fields, ...values}});
	}

	save = async (event) => {
		event.preventDefault();
		const text = this.text(this.state.data);
		const {value, problems} = text.trim() ? read(text) : {value: null, problems: []};
		this.setState({problems, failed: undefined});
		if (problems.length || this.sending) {
			return;
		}
		const key = this.id || `custom_${event.target.elements.key.value.trim()}`;
		this.sending = true;
		try {
			if (this.id && await this.changedMeanwhile(key)) {
				return;
			}
			await call("PUT", this.pathOf(key), {body: this.body(value)});
			this.setState({text: undefined, fields: {}});
			say(`The ${this.word} is saved`);
			if (this.id) {
				await this.reload();
			} else {
				go(address(this.one, {id: key}));
			}
		} catch (error) {
			this.refused(/** @type {any} */ (error), text);
		} finally {
			this.sending = false;
		}
	};

	/** Whether somebody else has changed it since it was loaded; the revision counts the changes of the JSON text alone. Saving again replaces that. @param {string} key */
	async changedMeanwhile(key) {
		const {data} = this.state;
		const {result} = await call("GET", this.pathOf(key));
		const changed = ["revision", "name", "description", "risk_level"].some((member) => result[member] !== (data.seen ?? data.saved ?? data)[member]);
		if (changed) {
			this.setState({data: {...data, seen: result}, failed: new Refusal("Somebody else has changed it meanwhile. Save again to replace that, or discard your changes to see it")});
		}
		return changed;
	}

	/** Shows the problems of the JSON text at their places, and all others as a list. @param {any} error @param {string} text */
	refused(error, text) {
		const inText = (problem) => text.trim() !== "" && problem.source?.pointer !== undefined && `${problem.source.pointer}/`.startsWith(`${this.prefix}/`);
		const all = error.problems ?? [];
		const others = all.filter((problem) => !inText(problem));
		const failed = !all.length ? error : others.length ? {problems: others, requestId: error.requestId, refused: error.refused} : undefined;
		this.setState({problems: placed(text, all.filter(inText), this.prefix), failed});
	}

	discard = () => {
		this.setState({text: undefined, fields: {}, problems: [], failed: undefined});
		this.reload();
	};

	remove = async () => {
		await call("DELETE", this.pathOf(this.id));
		say(`The ${this.word} is deleted`);
		go(address(this.list));
	};

	/** The key of a new one, with its fixed beginning. */
	keyField() {
		return html`<label class="field">Key<span class="key-field"><span class="muted">custom_</span><input name="key" required maxlength="57" pattern="[a-z0-9_]{1,57}" title="1 to 57 of a-z, 0-9 and _" autocomplete="off" spellcheck=${false} /></span></label>`;
	}

	/** The buttons below the form. */
	actions() {
		const {failed} = this.state;
		return html`${failed && html`<${Problem} error=${failed} what=${undone(failed, `The ${this.word}`, "saved")} />`}
			<div class="row"><${Action} needs="zero_trust_write" class="primary" onClick=${(event) => event.target.closest("form").requestSubmit()}>Save</${Action}>
			${this.busy() && this.id && html`<button type="button" onClick=${this.discard}>Discard</button>`}
			${this.id && html`<${Action} needs="zero_trust_write" class="danger" onClick=${() => this.setState({deleting: true})}>Delete…</${Action}>`}</div>`;
	}

	/** The dialog that deletes. @param {string} consequence */
	deletion(consequence) {
		return this.state.deleting && html`<${FormDialog} title=${`Delete the ${this.word}`} submit="Delete" danger onSubmit=${this.remove} onClose=${() => this.setState({deleting: false})}><p>${consequence}</p></${FormDialog}>`;
	}

	/** The editor of the JSON text. @param {string} label */
	editor(label) {
		return html`<${JsonEditor} id="definition" label=${label} value=${this.text(this.state.data)} problems=${this.state.problems} onInput=${(text) => this.setState({text, problems: []})} />`;
	}

}
