/** A text area for JSON, with numbers of lines, and the errors of the server at their places. */
import {Component, createRef, html} from "./html.js";
import {parse} from "./api.js";
import {NotJson, placeOf, places} from "./places.js";
import {Text} from "./text.js";

/** @typedef {{message: string, pointer: string, line: number, start: number, end: number, code?: number}} Placed */

const LINES = 40;

/** The number of the line, from 1. @param {string} text @param {number} at */
const lineAt = (text, at) => text.slice(0, at).split("\n").length;

/**
 * Parses the text. @param {string} text
 * @returns {{value?: any, problems: Placed[]}} a value, or why there is none
 */
export function read(text) {
	try {
		places(text);
		return {value: parse(text), problems: []};
	} catch (error) {
		const at = error instanceof NotJson ? error.at : 0;
		const message = error instanceof NotJson ? error.message : "This is nested too deeply";
		return {problems: [{message, pointer: "", line: lineAt(text, at), start: at, end: Math.min(at + 1, text.length)}]};
	}
}

/**
 * The problems of an answer at their places in the text that was sent.
 * @param {string} text
 * @param {import("./api.js").Problem[]} problems
 * @param {string} prefix the pointer of the text in the body
 * @returns {Placed[]}
 */
export function placed(text, problems, prefix = "") {
	const found = places(text);
	return problems.map(({message, code, source}) => {
		const pointer = (source?.pointer ?? "").slice(prefix.length);
		const range = placeOf(found, pointer);
		return {message, code, pointer, line: lineAt(text, range.start), ...range};
	}).sort((a, b) => a.start - b.start);
}

/** Properties: `id`, `label`, `value`, `onInput(text)`, `problems` (from `read` or `placed`), `readonly`. */
export class JsonEditor extends Component {

	area = createRef();
	gutter = createRef();

	componentDidUpdate(before) {
		if (this.props.problems.length && before.problems !== this.props.problems) {
			this.show(this.props.problems[0]);
		}
	}

	/** Selects the wrong value, and scrolls to it. @param {Placed} problem */
	show = ({start, end, line}) => {
		const area = this.area.current;
		area.focus();
		area.setSelectionRange(start, end);
		area.scrollTop = Math.max(0, (line - 4) * 20);
		this.scroll();
	};

	scroll = () => {
		this.gutter.current.scrollTop = this.area.current.scrollTop;
	};

	render({id, label, value, onInput, problems, readonly}) {
		const lines = value.split("\n").length;
		const wrong = new Set(problems.map((problem) => problem.line));
		return html`<div class="editor">
			<label class="field" for=${id}>${label}</label>
			<div class="editor-box">
				<pre class="gutter" aria-hidden="true" ref=${this.gutter}>${Array.from({length: lines}, (_, index) => (wrong.has(index + 1) ? html`<b>${index + 1}</b>${"\n"}` : `${index + 1}\n`))}</pre>
				<textarea id=${id} ref=${this.area} value=${value} rows=${Math.min(LINES, Math.max(8, lines))} wrap="off" spellcheck=${false} autocapitalize="off" readonly=${readonly}
					aria-invalid=${problems.length > 0 ? "true" : undefined} aria-describedby=${problems.length > 0 ? `${id}-problems` : undefined} onInput=${(event) => onInput(event.target.value)} onScroll=${this.scroll} />
			</div>
			<div id="${id}-problems" role="alert"><ul class="editor-problems">${problems.map((problem) => html`<li>
				<button type="button" class="quiet" onClick=${() => this.show(problem)}>Line ${problem.line}</button> <${Text} value=${problem.message} />
				${problem.pointer && html` <code><${Text} value=${problem.pointer} /></code>`}${problem.code && html` <span class="muted">code ${problem.code}</span>`}</li>`)}</ul></div>
		</div>`;
	}

}
