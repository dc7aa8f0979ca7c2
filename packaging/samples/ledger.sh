#!/bin/sh
# A terminal program behind the door:  twinlatch --audience ledger -- ./ledger.sh
# It trusts the ticket alone. The variables are for greeting; anybody can set them.
set -eu

if [ -z "${TWINLATCH_TICKET_FD:-}" ]; then
    echo "Start me with: twinlatch --audience ledger -- $0" >&2
    exit 2
fi
# Read once, before anything else is started that could read it instead.
ticket=$(cat "/dev/fd/$TWINLATCH_TICKET_FD")
if ! claims=$(printf '%s\n' "$ticket" | twinlatch ticket verify --audience ledger); then
    echo "This ticket opens nothing." >&2
    exit 1
fi
unset ticket
echo "The ledger is open for $TWINLATCH_USER."
echo "$claims"
