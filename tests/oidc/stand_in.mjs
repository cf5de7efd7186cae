// An OpenID Connect issuer for tests, written from the specifications: code flow with PKCE,
// private_key_jwt, pushed requests, single sign-on, end_session, front-channel logout, rotation of
// keys – and, when told so by POST /control, each of the faults a site must refuse.
// Usage: node stand_in.mjs '<client public JWK>' '<client id>'; prints its address.
import http from "node:http";
import crypto from "node:crypto";

const client = { jwk: JSON.parse(process.argv[2]), id: process.argv[3] };
const keys = [];
const codes = new Map();
const pushed = new Map();
const sessions = new Map();
const seenAssertions = new Set();
let control = {};
let log = [];
let issuer = "";

const random = () => crypto.randomBytes(24).toString("base64url");
const now = () => Math.floor(Date.now() / 1000);
const b64 = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");

function rotate() {
  const { privateKey, publicKey } = crypto.generateKeyPairSync("rsa", { modulusLength: 2048 });
  const jwk = { ...publicKey.export({ format: "jwk" }), kid: random(), use: "sig", alg: "RS256" };
  keys.splice(0, keys.length, { privateKey, jwk });
}
rotate();

function signed(claims) {
  const { privateKey, jwk } = keys[0];
  const header = { alg: "RS256", kid: jwk.kid, ...control.header };
  const input = `${b64(header)}.${b64(claims)}`;
  if (header.alg === "none") return `${input}.`;
  if (header.alg === "HS256") {
    const spki = crypto.createPublicKey({ key: jwk, format: "jwk" }).export({ format: "pem", type: "spki" });
    return `${input}.${crypto.createHmac("sha256", spki).update(input).digest("base64url")}`;
  }
  const with_ = control.wrongKey
    ? crypto.generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey
    : privateKey;
  return `${input}.${crypto.sign("RSA-SHA256", Buffer.from(input), with_).toString("base64url")}`;
}

class Refused extends Error {}

function checkAssertion(form) {
  const [header, body, signature] = (form.get("client_assertion") ?? "").split(".");
  if (!signature) throw new Refused("invalid_client");
  const key = crypto.createPublicKey({ key: client.jwk, format: "jwk" });
  const fits = crypto.verify("RSA-SHA256", Buffer.from(`${header}.${body}`), key, Buffer.from(signature, "base64url"));
  const claims = JSON.parse(Buffer.from(body, "base64url"));
  const good =
    fits &&
    JSON.parse(Buffer.from(header, "base64url")).alg === "RS256" &&
    form.get("client_assertion_type") === "urn:ietf:params:oauth:client-assertion-type:jwt-bearer" &&
    claims.iss === client.id && claims.sub === client.id && claims.aud === issuer &&
    claims.exp > now() && claims.exp - claims.iat <= 120 && !seenAssertions.has(claims.jti);
  if (!good) throw new Refused("invalid_client");
  seenAssertions.add(claims.jti);
}

function checkRequest(asked) {
  const needed = ["state", "nonce", "redirect_uri", "code_challenge"];
  const good =
    asked.get("response_type") === "code" && asked.get("client_id") === client.id &&
    asked.get("code_challenge_method") === "S256" &&
    asked.get("scope").split(" ").includes("openid") && needed.every((name) => asked.get(name));
  if (!good) throw new Refused("invalid_request");
}

function authorize(request, url) {
  const uri = url.searchParams.get("request_uri");
  const asked = uri ? pushed.get(uri) : url.searchParams;
  if (!asked) throw new Refused("invalid_request_uri");
  checkRequest(asked);
  const known = /test_sso=([\w-]+)/.exec(request.headers.cookie ?? "")?.[1];
  const session = asked.get("prompt") === "login" ? undefined : sessions.get(known);
  log.push({ asked: Object.fromEntries(asked), fromSession: Boolean(session), pushed: Boolean(uri) });
  if (!session && control.page) {
    const field = `<input type="hidden" name="asked" value="${encodeURIComponent(asked)}">`;
    return { status: 200, type: "text/html", body: `<!doctype html><html lang="${asked.get("ui_locales")}"><title>TestID</title><form action="/chosen">${field}<label>pid <input name="pid"></label><button>OK</button></form></html>` };
  }
  return arrive(asked, session ?? { pid: control.pid ?? "13897499912", sid: random() }, known);
}

function arrive(asked, session, known) {
  const sid = known && sessions.get(known) === session ? known : random();
  sessions.set(sid, session);
  const back = new URL(asked.get("redirect_uri"));
  const code = random();
  codes.set(code, { asked, session, until: now() + 60 });
  back.searchParams.set("state", control.state ?? asked.get("state"));
  if (control.error) back.searchParams.set("error", control.error);
  else back.searchParams.set("code", code);
  if (control.answerIss !== null) back.searchParams.set("iss", control.answerIss ?? issuer);
  return { status: 302, headers: { location: String(back), "set-cookie": `test_sso=${sid}; Path=/; HttpOnly` } };
}

function token(form) {
  checkAssertion(form);
  const given = codes.get(form.get("code"));
  codes.delete(form.get("code"));
  const challenge = crypto.createHash("sha256").update(form.get("code_verifier") ?? "").digest("base64url");
  const good =
    given && given.until > now() && challenge === given.asked.get("code_challenge") &&
    form.get("redirect_uri") === given.asked.get("redirect_uri");
  if (!good) throw new Refused("invalid_grant");
  const claims = {
    iss: issuer, aud: client.id, sub: "pairwise-" + crypto.createHash("sha256").update(given.session.pid).digest("hex").slice(0, 20),
    pid: given.session.pid, sid: given.session.sid, nonce: given.asked.get("nonce"),
    acr: given.asked.get("acr_values"), amr: ["TestID"], locale: "nb",
    auth_time: now(), iat: now(), exp: now() + 120, jti: random(), ...control.claims,
  };
  for (const [name, value] of Object.entries(claims)) if (value === null) delete claims[name];
  return { access_token: random(), token_type: "Bearer", expires_in: 120, id_token: signed(claims) };
}

function endSession(url) {
  const hint = JSON.parse(Buffer.from((url.searchParams.get("id_token_hint") ?? "..").split(".")[1], "base64url") || "{}");
  for (const [key, session] of sessions) if (session.sid === hint.sid) sessions.delete(key);
  log.push({ ended: hint.sid, client: url.searchParams.get("client_id") });
  return { status: 302, headers: { location: url.searchParams.get("post_logout_redirect_uri") } };
}

const json = (body, status = 200) => ({ status, type: "application/json", body: JSON.stringify(body) });

function answered(request, url, body) {
  const form = new URLSearchParams(body);
  switch (url.pathname) {
    case "/.well-known/openid-configuration":
      return json({
        issuer: control.issuer ?? issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`, end_session_endpoint: `${issuer}/endsession`,
        ...(control.par ? { pushed_authorization_request_endpoint: `${issuer}/par` } : {}),
        authorization_response_iss_parameter_supported: true, response_types_supported: ["code"],
        subject_types_supported: ["pairwise"], id_token_signing_alg_values_supported: ["RS256"],
        token_endpoint_auth_methods_supported: ["private_key_jwt"], code_challenge_methods_supported: ["S256"],
      });
    case "/jwks": return json({ keys: keys.map(({ jwk }) => jwk) });
    case "/authorize": return authorize(request, url);
    case "/chosen": {
      const asked = new URLSearchParams(decodeURIComponent(url.searchParams.get("asked")));
      return arrive(asked, { pid: url.searchParams.get("pid"), sid: random() });
    }
    case "/par": {
      checkAssertion(form);
      checkRequest(form);
      const uri = `urn:test:${random()}`;
      pushed.set(uri, form);
      return json({ request_uri: uri, expires_in: 60 }, 201);
    }
    case "/token": return json(token(form));
    case "/endsession": return endSession(url);
    case "/control": {
      control = JSON.parse(body);
      log = [];
      if (control.rotate) rotate();
      return json({});
    }
    case "/log": return json(log);
    default: return json({ error: "not_found" }, 404);
  }
}

const server = http.createServer((request, response) => {
  let body = "";
  request.on("data", (part) => (body += part));
  request.on("end", () => {
    let answer;
    try {
      answer = answered(request, new URL(request.url, issuer), body);
    } catch (error) {
      answer = json({ error: error instanceof Refused ? error.message : String(error) }, 400);
    }
    response.writeHead(answer.status, { "content-type": answer.type ?? "text/plain", ...answer.headers });
    response.end(answer.body ?? "");
  });
});
server.listen(0, "127.0.0.1", () => {
  issuer = `http://127.0.0.1:${server.address().port}`;
  console.log(issuer);
});
