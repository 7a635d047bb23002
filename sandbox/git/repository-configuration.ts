/** A bare repository's config: as a host has it, without the cost of durability that a sandbox does not need. */
export const repositoryConfiguration = `[core]
	repositoryformatversion = 0
	bare = true
	filemode = true
	logAllRefUpdates = false
	hooksPath = ../hooks
	fsync = none
[gc]
	auto = 0
[receive]
	autogc = false
	fsckObjects = true
	procReceiveRefs = refs/
[uploadpack]
	allowAnySHA1InWant = true
	allowFilter = true
[http]
	receivepack = true
`;
