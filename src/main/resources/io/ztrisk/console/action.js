/** Buttons for actions. */
import {html} from "./html.js";
import {route} from "./router.js";
import {may} from "./session.js";

/**
 * A button that is disabled, and says which permission it takes, if the session lacks this permission.
 * Properties: `needs`, `onClick`, `children`, `class`, `shortcut` (a key that presses the button), `disabled` (a reason).
 */
export function Action({needs, onClick, children, class: kind = "", shortcut, disabled}) {
	const lacks = needs && !may(needs, route.account) && needs;
	const reason = lacks ? `Needs the permission ${lacks}` : disabled;
	return html`<button type="button" class=${kind} data-key=${shortcut} title=${reason || undefined} aria-disabled=${reason ? "true" : undefined}
		onClick=${(event) => { event.preventDefault(); if (!reason) onClick(event); }}>${children}${lacks && html`<span class="needs"> needs ${lacks}</span>`}</button>`;
}
