// Two libraries of others as programs of vendors use them, from discovery to sign-out. Words: issuer, client, secret, redirect, cookie.
import * as client from "openid-client";
import * as oauth from "oauth4webapi";
import assert from "node:assert/strict";

const [issuer, id, secret, redirect, bye, cookie] = process.argv.slice(2);

/** What a browser does that is signed in here: follows nothing, tells where it is sent. */
async function sent(address) {
  const answer = await fetch(address, { redirect: "manual", headers: { cookie } });
  assert.equal(answer.status, 303, await answer.text());
  return new URL(answer.headers.get("location"));
}

async function byOpenidClient(authentication) {
  const config = await client.discovery(new URL(issuer), id, secret, authentication, {
    execute: [client.allowInsecureRequests],
  });
  const verifier = client.randomPKCECodeVerifier();
  const state = client.randomState();
  const nonce = client.randomNonce();
  const back = await sent(client.buildAuthorizationUrl(config, {
    redirect_uri: redirect, scope: "openid profile roles offline_access", state, nonce,
    code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: "S256",
  }));
  const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce };
  const tokens = await client.authorizationCodeGrant(config, back, { ...checks, maxAge: 3600 });
  const who = await client.fetchUserInfo(config, tokens.access_token, tokens.claims().sub);
  assert.equal(who.sub, tokens.claims().sub);
  assert.ok(who.name);
  const later = await client.refreshTokenGrant(config, tokens.refresh_token);
  assert.equal((await client.tokenIntrospection(config, later.access_token)).active, true);
  await client.tokenRevocation(config, later.refresh_token);
  assert.equal((await client.tokenIntrospection(config, later.access_token)).active, false);
  await assert.rejects(client.authorizationCodeGrant(config, back, checks), { error: "invalid_grant" });
  await assert.rejects(client.refreshTokenGrant(config, tokens.refresh_token), { error: "invalid_grant" });
  return { config, idToken: tokens.id_token };
}

async function byOauth4webapi() {
  const here = { [oauth.allowInsecureRequests]: true };
  const server = await oauth.processDiscoveryResponse(
    new URL(issuer), await oauth.discoveryRequest(new URL(issuer), { ...here, algorithm: "oidc" }));
  const app = { client_id: id };
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const nonce = oauth.generateRandomNonce();
  const ask = new URL(server.authorization_endpoint);
  Object.entries({
    client_id: id, redirect_uri: redirect, response_type: "code", scope: "openid", state, nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier), code_challenge_method: "S256",
  }).forEach(([name, value]) => ask.searchParams.set(name, value));
  const back = oauth.validateAuthResponse(server, app, await sent(ask), state);
  const answer = await oauth.authorizationCodeGrantRequest(
    server, app, oauth.ClientSecretBasic(secret), back, redirect, verifier, here);
  const tokens = await oauth.processAuthorizationCodeResponse(server, app, answer, {
    expectedNonce: nonce, requireIdToken: true });
  await oauth.validateApplicationLevelSignature(server, answer, here);
  const who = await oauth.processUserInfoResponse(
    server, app, oauth.getValidatedIdTokenClaims(tokens).sub,
    await oauth.userInfoRequest(server, app, tokens.access_token, here));
  assert.ok(who.sub);
}

await byOpenidClient(client.ClientSecretPost(secret));
await byOauth4webapi();
const { config, idToken } = await byOpenidClient(client.ClientSecretBasic(secret));
const gone = await sent(client.buildEndSessionUrl(config, {
  id_token_hint: idToken, post_logout_redirect_uri: bye, state: "het" }));
assert.equal(gone.href, bye + "?state=het");
console.log("all is well");
