/** The status of a webhook. */
import {html} from "../html.js";

const REASONS = {gone: "the receiver is gone", failing: "failing for five days"};

/** @param {{webhook: {status: string, reason?: string}}} properties */
export function State({webhook: {status, reason}}) {
	return html`<span class=${status === "enabled" ? "tag good" : "tag warn"}>${status}</span>${reason && html`<span class="muted description">${REASONS[reason] ?? reason}</span>`}`;
}
