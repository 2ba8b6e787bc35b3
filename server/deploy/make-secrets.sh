#!/bin/sh
# Random secrets for compose.yaml, in .secrets/ beside it; what is there already stays.
set -eu
cd "$(dirname "$0")/../.."
umask 077
mkdir -p .secrets
cd .secrets

# Hexadecimal, so that it may stand in a URL as it is.
make() {
	[ -s "$1" ] || od -An -N32 -tx1 /dev/urandom | tr -d ' \n' >"$1"
}

for name in postgres_password database_password replication_password electric_secret app_secret metrics_token; do
	make "$name"
done
[ -s database_url ] || printf 'postgres://blesaf_login:%s@postgres:5432/blesaf' "$(cat database_password)" >database_url
[ -s electric_database_url ] ||
	printf 'postgresql://blesaf_replication:%s@postgres:5432/blesaf' "$(cat replication_password)" >electric_database_url

# In a container they belong to nobody that it knows, and its programs are no superusers; on this machine the folder, which
# only its owner may enter, guards them.
chmod 644 ./*
