/** Goes through the pages of a list. */
import {html} from "./html.js";
import {counted, number} from "./format.js";
import {prefer, preferences} from "./preferences.js";
import {address, goWith, route} from "./router.js";

/** The page and the size of a page for a call, from the address. @param {URLSearchParams} query */
export function paging(query) {
	return {page: positive(query.get("page")) ?? 1, per_page: positive(query.get("per_page")) ?? preferences.perPage};
}

/** @param {string | null} text */
function positive(text) {
	return text && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}

/** @param {{info: any, one: string, many?: string}} properties `info` is the `result_info` of the answer */
export function Pager({info, one, many}) {
	const to = (page) => address(route.page, {...Object.fromEntries(route.query), page});
	const first = (info.page - 1) * info.per_page + 1;
	return html`<nav class="pager" aria-label="Pages of the list">
		<span>${info.count > 0 && info.total_pages > 1 ? `${number(first)} to ${number(first + info.count - 1)} of ` : ""}${counted(info.total_count, one, many)}</span>
		${info.total_pages > 1 && html`
			${info.page > 1 ? html`<a class="button" rel="prev" href=${to(info.page - 1)}>Previous</a>` : html`<span class="button" aria-disabled="true">Previous</span>`}
			${info.page < info.total_pages ? html`<a class="button" rel="next" href=${to(info.page + 1)}>Next</a>` : html`<span class="button" aria-disabled="true">Next</span>`}`}
		<label>Rows <select value=${info.per_page} onChange=${(event) => { prefer({perPage: Number(event.target.value)}); goWith({per_page: event.target.value, page: undefined}); }}>
			${[25, 50, 100].map((size) => html`<option value=${size} selected=${size === info.per_page}>${size}</option>`)}</select></label>
	</nav>`;
}
