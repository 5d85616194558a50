/** The users with a risk level. */
import {html} from "../html.js";
import {Time} from "../format.js";
import {Badge} from "../level.js";
import {Page} from "../page.js";
import {Pager, paging} from "../pager.js";
import {address} from "../router.js";
import {Table} from "../table.js";
import {Text} from "../text.js";

const COLUMNS = [
	{key: "level", name: "Level", order: "max_risk_level", cell: (user) => html`<${Badge} level=${user.max_risk_level} />`},
	{key: "user", name: "User", cell: (user) => html`<a data-open href=${address("user", {id: user.user_id})}><${Text} value=${user.name || user.email || user.user_id} /></a>`},
	{key: "last", name: "Last event", order: "timestamp", cell: (user) => html`<${Time} value=${user.last_event} stacked />`},
];

export default class Users extends Page {

	heading() {
		return "Users";
	}

	load(query) {
		return this.get("summary", {...paging(query), order_by: query.get("order_by") ?? undefined, direction: query.get("direction") ?? undefined});
	}

	view({result, info}) {
		return html`<${Table} caption="Users with a risk level" columns=${COLUMNS} rows=${result.users} id=${(user) => user.user_id} /><${Pager} info=${info} one="user" />`;
	}

}
