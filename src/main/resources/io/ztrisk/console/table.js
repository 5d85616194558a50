/** Tables: a row is a card on a narrow screen. */
import {Component, html} from "./html.js";
import {goWith} from "./router.js";

/**
 * @typedef {{key: string, name: string, cell: (row: any) => any, order?: string, class?: string}} Column
 * `order` is the value of `order_by` that sorts by the column
 */

/**
 * Properties: `caption`, `columns`, `rows`, `id(row)`; for a selection `selected` (a set of ids), `onSelect(set)` and
 * `label(row)`; for an order `orderBy` and `direction`. The cell of a row that opens it has a link with `data-open`.
 */
export class Table extends Component {

	select(id, on) {
		const selected = new Set(this.props.selected);
		if (on) {
			selected.add(id);
		} else {
			selected.delete(id);
		}
		this.props.onSelect(selected);
	}

	selectAll(on) {
		this.props.onSelect(new Set(on ? this.props.rows.map(this.props.id) : []));
	}

	/** @param {Column} column */
	head({key, name, order, class: kind}) {
		const {orderBy, direction} = this.props;
		const sorted = order && order === orderBy;
		const turned = sorted && direction === "desc" ? "asc" : "desc";
		return html`<th scope="col" role="columnheader" key=${key} class=${kind} aria-sort=${sorted ? (direction === "asc" ? "ascending" : "descending") : undefined}>
			${order ? html`<button type="button" class="sort" onClick=${() => goWith({order_by: order, direction: turned, page: undefined})}>${name}<span aria-hidden="true">${sorted ? (direction === "asc" ? " ↑" : " ↓") : ""}</span></button>` : name}</th>`;
	}

	render({caption, columns, rows, id, selected, label}) {
		const all = selected && rows.length > 0 && rows.every((row) => selected.has(id(row)));
		return html`<table role="table" class="rows"><caption class="hidden">${caption}</caption>
			<thead role="rowgroup"><tr role="row">
				${selected && html`<th scope="col" role="columnheader" class="check"><label><input type="checkbox" checked=${all} onChange=${(event) => this.selectAll(event.target.checked)} aria-label="Select all rows of this page" /></label></th>`}
				${columns.map((column) => this.head(column))}
			</tr></thead>
			<tbody role="rowgroup">${rows.map((row) => html`<tr role="row" key=${id(row)} data-row class=${selected?.has(id(row)) ? "selected" : undefined}>
				${selected && html`<td role="cell" class="check"><label><input type="checkbox" data-key="x" checked=${selected.has(id(row))} onChange=${(event) => this.select(id(row), event.target.checked)} aria-label=${`Select ${label(row)}`} /></label></td>`}
				${columns.map((column) => html`<td role="cell" key=${column.key} class=${column.class} data-name=${column.name}>${column.cell(row)}</td>`)}
			</tr>`)}</tbody>
		</table>`;
	}

}
