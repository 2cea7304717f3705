// Keycloak shows who is signing in in a field that its label does not name.
const field = document.getElementById("kc-attempted-username");
const label = document.querySelector("label[for=username]");

if (field && label) {
  label.htmlFor = field.id;
}
