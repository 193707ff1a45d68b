// Compiles contracts/LeaseAgreement.sol and writes ABI and bytecode as stable JSON:
// to contracts/LeaseAgreement.json, or to standard output with --stdout.
const fs = require('fs');
const path = require('path');
const solc = require('solc');

const contracts = path.join(__dirname, '..', 'contracts');
const file = 'LeaseAgreement.sol';
const read = name => fs.readFileSync(name, 'utf8').replace(/\r\n/g, '\n');

const input = {
  language: 'Solidity',
  sources: { [file]: { content: read(path.join(contracts, file)) } },
  settings: {
    evmVersion: 'shanghai',
    optimizer: { enabled: true, runs: 200 },
    // Comments and paths do not belong into the bytecode that a test compares.
    metadata: { bytecodeHash: 'none', appendCBOR: false },
    outputSelection: { '*': { LeaseAgreement: ['abi', 'evm.bytecode.object'] } },
  },
};

const findImport = name => {
  const found = path.join(__dirname, 'node_modules', name);
  return fs.existsSync(found) ? { contents: read(found) } : { error: 'run npm ci in tools first' };
};

const output = JSON.parse(solc.compile(JSON.stringify(input), { import: findImport }));
const problems = output.errors ?? [];
if (problems.length > 0) {
  problems.forEach(problem => process.stderr.write(problem.formattedMessage + '\n'));
  process.exit(1);
}

const { abi, evm } = output.contracts[file].LeaseAgreement;
const artefact = JSON.stringify({
  contract: 'LeaseAgreement',
  compiler: solc.version(),
  evmVersion: input.settings.evmVersion,
  abi,
  bytecode: '0x' + evm.bytecode.object,
}, null, 2) + '\n';

if (process.argv.includes('--stdout')) {
  process.stdout.write(artefact);
} else {
  fs.writeFileSync(path.join(contracts, 'LeaseAgreement.json'), artefact);
}
