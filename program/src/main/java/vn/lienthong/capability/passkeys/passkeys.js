// Asks the device for a passkey and sends what it signed with the form around it. Without JavaScript there are no passkeys.
(function () {
  var form = document.querySelector("form[data-passkey]");
  if (!form) return;
  var trouble = form.querySelector("[data-trouble]");
  var bytes = function (text) {
    var plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, function (sign) { return sign.charCodeAt(0); });
  };
  var text = function (buffer) {
    if (!buffer) return undefined;
    var plain = Array.from(new Uint8Array(buffer), function (one) { return String.fromCharCode(one); }).join("");
    return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  };
  var show = function (name) {
    trouble.textContent = form.dataset[name];
    trouble.hidden = false;
  };
  var send = function (key) {
    var said = key.response;
    form.elements["tra-loi"].value = JSON.stringify({
      id: key.id, rawId: text(key.rawId), type: key.type, authenticatorAttachment: key.authenticatorAttachment,
      clientExtensionResults: {},
      response: {
        clientDataJSON: text(said.clientDataJSON), attestationObject: text(said.attestationObject),
        authenticatorData: text(said.authenticatorData), signature: text(said.signature), userHandle: text(said.userHandle)
      }
    });
    form.submit();
  };
  var ask = function () {
    var options = JSON.parse(form.dataset.passkey);
    options.challenge = bytes(options.challenge);
    trouble.hidden = true;
    if (options.user) {
      options.user.id = bytes(options.user.id);
      options.excludeCredentials.forEach(function (one) { one.id = bytes(one.id); });
      return navigator.credentials.create({ publicKey: options });
    }
    return navigator.credentials.get({ publicKey: options });
  };
  if (!window.PublicKeyCredential) {
    show("cannot");
    return;
  }
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    ask().then(send).catch(function (error) {
      show(error.name === "InvalidStateError" ? "known" : "stopped");
    });
  });
  form.requestSubmit();
})();
