/** How to send logs to this account: the destination of Logpush, a command, and a token for both. */
import {Component, html} from "./html.js";
import {Action} from "./action.js";
import {call} from "./api.js";
import {Copy} from "./copy.js";
import {showOnce} from "./one_time_value.js";
import {Problem, undone} from "./problem.js";
import {route} from "./router.js";
import {say} from "./status.js";

const LOGPUSH = ["access_requests", "gateway_dns", "gateway_http", "gateway_network", "device_posture_results", "dlp_forensic_copies", "casb_findings", "zero_trust_network_sessions"];

export class SendLogs extends Component {

	state = {dataset: LOGPUSH[0], datasets: LOGPUSH, error: undefined, failure: undefined};

	componentDidMount() {
		this.list();
	}

	/** The datasets of other sources, and those of the account. */
	list = async () => {
		try {
			const {result} = await call("GET", `/accounts/${route.account}/zt_risk_scoring/datasets`, {poll: true});
			this.setState({datasets: [...LOGPUSH, ...Object.keys(result.datasets).filter((name) => !LOGPUSH.includes(name))], failure: undefined});
		} catch (failure) {
			this.setState({failure});
		}
	};

	makeToken = async () => {
		try {
			const {result} = await call("POST", `/accounts/${route.account}/tokens`, {body: {name: "Logs", permissions: ["logs_write"]}});
			showOnce(result);
			say("The token is made");
			this.setState({error: undefined});
		} catch (error) {
			this.setState({error});
		}
	};

	render(properties, {dataset, datasets, error, failure}) {
		const url = `${location.origin}/accounts/${route.account}/zt_risk_scoring/logs/${dataset}`;
		const destination = `${url}?header_Authorization=Bearer%20TOKEN`;
		const command = `curl -sSf '${url}' -H "Authorization: Bearer $TOKEN" --data-binary @records.ndjson`;
		return html`
			<label class="field">Dataset <select value=${dataset} onChange=${(event) => this.setState({dataset: event.target.value})}>${datasets.map((name) => html`<option value=${name}>${name}</option>`)}</select></label>
			${failure && html`<${Problem} error=${failure} what="The other datasets could not be listed" onRetry=${this.list} />`}
			${LOGPUSH.includes(dataset) && html`<p>Point a Logpush HTTP destination at this address, over HTTPS. Logpush turns the query parameter into a header:</p>
				<div class="snippet"><code>${destination}</code> <${Copy} text=${destination} what="the destination" /></div>`}
			<p>Any program can send the records as lines of JSON:</p>
			<div class="snippet"><code>${command}</code> <${Copy} text=${command} what="the command" /></div>
			<p>${LOGPUSH.includes(dataset) ? "Both need" : "It needs"} a token that can only send data.</p>
			<${Action} needs="tokens_write" onClick=${this.makeToken}>Make a token</${Action}>
			${error && html`<${Problem} error=${error} what=${undone(error, "The token", "made")} />`}`;
	}

}
