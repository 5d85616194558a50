/** The head of a page. */
import {html} from "./html.js";
import {copy} from "./copy.js";
import {curl} from "./curl.js";
import {say} from "./status.js";
import {Text} from "./text.js";

/** Properties: `text`, `title` (a reference to the `h1`), `tools`, `calls` of the page. */
export function Heading({text, title, tools, calls}) {
	const commands = () => calls.map(({path, query}) => curl("GET", path, query)).join("\n");
	return html`<div class="page-head"><h1 tabindex="-1" ref=${title}><${Text} value=${text} /></h1>
		<div class="tools">${tools}<button type="button" class="quiet" onClick=${() => (calls.length ? copy(commands(), "the calls of this page as curl") : say("This page has made no call"))}>Copy as curl</button></div></div>`;
}

/** Stands in the place of a page that the session may not see. Property: `permission`. */
export function Forbidden({permission}) {
	return html`<p class="card empty">This page needs the permission <code>${permission}</code> on this account, which your session does not have.</p>`;
}
