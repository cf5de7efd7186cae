// Passkeys: sign in on the entrance, make one on the own account. Without script the rest works.
const bytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

async function posted(address, body) {
  const token = document.querySelector("input[name=csrfmiddlewaretoken]").value;
  const answer = await fetch(address, {
    method: "POST",
    headers: { "X-CSRFToken": token, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (answer.status === 409) window.location.reload(); // the page says: sign in again
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

function credentialAsJson(credential) {
  const response = { clientDataJSON: text(credential.response.clientDataJSON) };
  for (const part of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[part]) response[part] = text(credential.response[part]);
  }
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

async function used(options) {
  options.challenge = bytes(options.challenge);
  return navigator.credentials.get({ publicKey: options });
}

async function made(options) {
  options.challenge = bytes(options.challenge);
  options.user.id = bytes(options.user.id);
  options.excludeCredentials = (options.excludeCredentials ?? []).map((one) => ({
    ...one,
    id: bytes(one.id),
  }));
  return navigator.credentials.create({ publicKey: options });
}

const place = document.getElementById("passkey");
if (place && window.PublicKeyCredential) {
  place.hidden = false;
  const failed = document.getElementById("passkey-failed");
  document.getElementById("passkey-button").addEventListener("click", async () => {
    failed.hidden = true;
    try {
      const options = await posted(place.dataset.options, {});
      const credential = await ("make" in place.dataset ? made(options) : used(options));
      const name = document.getElementById("passkey-name")?.value ?? "";
      const answer = await posted(place.dataset.answer, {
        credential: credentialAsJson(credential),
        onwards: place.dataset.onwards ?? "",
        name,
      });
      window.location.assign(answer.address);
    } catch {
      failed.hidden = false;
      failed.focus();
    }
  });
}
