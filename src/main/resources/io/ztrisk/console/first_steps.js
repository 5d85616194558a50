/** The two steps from an empty account to the first event. */
import {html} from "./html.js";
import {address} from "./router.js";
import {SendLogs} from "./send_logs.js";

/** @param {{enabled: boolean, fed: boolean}} properties whether a behaviour is enabled, and whether a feed has a record */
export function FirstSteps({enabled, fed}) {
	return html`<section class="card steps"><h2>Two steps to the first event</h2><ol>
		<li class=${enabled ? "done" : ""}><h3>1. Enable behaviours ${enabled && html`<span class="tag good">done</span>`}</h3>
			<p>Every behaviour is disabled at first. While a behaviour is disabled, records are not kept for it.</p>
			${!enabled && html`<a class="button" href=${address("behaviors")}>Choose behaviours</a>`}</li>
		<li class=${fed ? "done" : ""}><h3>2. Send logs ${fed && html`<span class="tag good">done</span>`}</h3>${!fed && html`<${SendLogs} />`}</li>
	</ol></section>`;
}
