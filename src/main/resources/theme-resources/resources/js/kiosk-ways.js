// A page that asked for the password led here: whoever followed its link need not choose again.

if (location.hash === "#kiosk-password") {
  history.replaceState(history.state, "", location.pathname + location.search);
  document.querySelector("[data-kiosk-ways] [data-way=password]")?.click();
}
