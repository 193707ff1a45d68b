namespace Pandacea.Protocol;

/// <summary>The parts of the lease contract's ABI that clients and verifiers share.</summary>
/// <remarks>Checked against the compiled artefact by a test.</remarks>
public static class LeaseAgreementAbi
{
    /// <summary>The least price of a lease, in wei.</summary>
    public const ulong MinPriceWei = 1_000_000_000_000_000;

    /// <summary>The first four bytes of calldata, 0x-hex, by function.</summary>
    public static class Selectors
    {
        /// <summary><c>createLease(address earner, bytes32 productId, bytes32 proposalId, uint256 maxPrice, uint64 expiresAt)</c>.</summary>
        public const string CreateLease = "0xda84722b";

        /// <summary><c>approveLease(bytes32 leaseId)</c>.</summary>
        public const string ApproveLease = "0x9657e610";

        /// <summary><c>executeLease(bytes32 leaseId)</c>.</summary>
        public const string ExecuteLease = "0x71f05382";

        /// <summary><c>finalizeLease(bytes32 leaseId)</c>.</summary>
        public const string FinalizeLease = "0xc9ae606c";

        /// <summary><c>cancelLease(bytes32 leaseId)</c>.</summary>
        public const string CancelLease = "0x01cb330b";

        /// <summary><c>raiseDispute(bytes32 leaseId, string reason)</c>.</summary>
        public const string RaiseDispute = "0xbe7b8a77";

        /// <summary><c>resolveDispute(bytes32 leaseId, bool valid)</c>.</summary>
        public const string ResolveDispute = "0x43a0e3e6";

        /// <summary><c>withdraw()</c>.</summary>
        public const string Withdraw = "0x3ccfd60b";

        /// <summary><c>getLease(bytes32 leaseId)</c>: spender, expiresAt, state, earner, executedAt, productId, proposalId, price.</summary>
        public const string GetLease = "0x2d54ad30";

        /// <summary><c>leaseExists(bytes32 leaseId)</c>.</summary>
        public const string LeaseExists = "0x39056e4e";

        /// <summary><c>leaseCount()</c>.</summary>
        public const string LeaseCount = "0xb4c0498b";

        /// <summary><c>leaseIds(uint256 start, uint256 count)</c>, in the order of creation.</summary>
        public const string LeaseIds = "0xa533ca64";

        /// <summary><c>leaseIdOf(address spender, bytes32 proposalId)</c>.</summary>
        public const string LeaseIdOf = "0xde083f7f";

        /// <summary><c>stakeOf(uint256 price)</c>.</summary>
        public const string StakeOf = "0x24a66539";

        /// <summary><c>openEscrow()</c>.</summary>
        public const string OpenEscrow = "0x269fadb3";

        /// <summary><c>openStakes()</c>.</summary>
        public const string OpenStakes = "0xb4556079";

        /// <summary><c>totalWithdrawable()</c>.</summary>
        public const string TotalWithdrawable = "0x0600a865";

        /// <summary><c>withdrawable(address account)</c>.</summary>
        public const string Withdrawable = "0xce513b6f";
    }

    /// <summary>The first topic of a log, 0x-hex, by event.</summary>
    public static class Topics
    {
        /// <summary><c>LeaseCreated(bytes32 indexed leaseId, address indexed spender, address indexed earner, bytes32 productId, bytes32 proposalId, uint256 price)</c>.</summary>
        public const string LeaseCreated = "0xea859673f376c2040e2943565a1b9229f1ebec7a15b5e44a0ecfc1823fc85480";

        /// <summary><c>LeaseApproved(bytes32 indexed leaseId)</c>.</summary>
        public const string LeaseApproved = "0xdc60d58f59485d15206729655c62ed7264bf00381216c4aac797c6e9456c5098";

        /// <summary><c>LeaseExecuted(bytes32 indexed leaseId)</c>.</summary>
        public const string LeaseExecuted = "0x49f31d6396af3c8a43db622e5ce305ec7c4a0345ba95cc5429c5c36324a228f6";

        /// <summary><c>LeaseFinalized(bytes32 indexed leaseId)</c>.</summary>
        public const string LeaseFinalized = "0x244c3096a606cd5102e80bf6d9c249f1cdde62ca23cb13f67e97aa8309f88820";

        /// <summary><c>LeaseCancelled(bytes32 indexed leaseId)</c>.</summary>
        public const string LeaseCancelled = "0xa0e8c6632eaa3e0e0ffd6414e45cab8b7ce5ea71b53bbe879adf2e6d4bcb1fb2";

        /// <summary><c>DisputeRaised(bytes32 indexed leaseId, uint256 stake, string reason)</c>.</summary>
        public const string DisputeRaised = "0x5b079cdb7e435c1bd239dcd47706458bbbe4876dc4d1ff458e230d45bd3abb4a";

        /// <summary><c>DisputeResolved(bytes32 indexed leaseId, bool valid)</c>.</summary>
        public const string DisputeResolved = "0x6309d9f2499864a4f9d4ddb22f2b493afde8c215a1cd2e178647596cffe2efa4";

        /// <summary><c>Withdrawn(address indexed account, uint256 amount)</c>.</summary>
        public const string Withdrawn = "0x7084f5476618d8e60b11ef0d7d3f06914655adb8793e28ff7f018d4c76d505d5";
    }
}
