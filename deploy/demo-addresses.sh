#!/usr/bin/env bash
# Tells the demo realm of deploy/compose.yaml which proxy it may believe, and who sits at a kiosk. Run by its service addresses.
set -euo pipefail
PATH=$PATH:/opt/keycloak/bin
config=/tmp/kcadm.config

if ! said=$(kcadm.sh config credentials --config "$config" --server http://keycloak-1:8080 --realm master \
  --user "$KC_BOOTSTRAP_ADMIN_USERNAME" --password "$KC_BOOTSTRAP_ADMIN_PASSWORD" 2>&1); then
  echo "$said"
  [[ $said == *invalid_grant* ]] || exit 1
  echo "The first admin's password is not the one of the first start any more, so the addresses stay as they are."
  exit 0
fi

settings=$(kcadm.sh get components --config "$config" -r kiosk -q name=kiosk-login --fields id --format csv --noquotes)
kcadm.sh update "components/$settings" --config "$config" -r kiosk \
  -s "config.\"trusted-proxies\"=[\"$PROXY/32\"]" \
  -s "config.\"ip-whitelist\"=[\"$KIOSK/32\"]"
