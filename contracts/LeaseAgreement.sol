// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {Address} from "@openzeppelin/contracts/utils/Address.sol";
import {ReentrancyGuard} from "@openzeppelin/contracts/utils/ReentrancyGuard.sol";

/// @title Leases of computation on an earner's data, escrowed until settled.
/// @notice Created -> Approved -> Executed -> Finalized; Disputed from the first three -> Resolved;
/// Cancelled before approval or after expiry. Payouts are credited and pulled with withdraw().
/// Invariant: balance >= openEscrow + openStakes + totalWithdrawable, equal but for ether forced in.
contract LeaseAgreement is Ownable, ReentrancyGuard {
    enum State { None, Created, Approved, Executed, Finalized, Disputed, Resolved, Cancelled }

    struct Lease {
        address spender;
        uint64 expiresAt;
        State state;
        address earner;
        uint64 executedAt;
        bytes32 productId;
        bytes32 proposalId;
        uint256 price;
    }

    uint256 public constant MIN_PRICE = 0.001 ether;

    /// @notice Seconds after execution in which the spender may still raise a dispute.
    uint64 public immutable disputeWindow;

    /// @notice Percent of the price that whoever raises a dispute puts at stake.
    uint256 public immutable disputeStakeRate;

    /// @notice Sum of the prices of leases not settled.
    uint256 public openEscrow;

    /// @notice Sum of the stakes of disputes not resolved.
    uint256 public openStakes;

    /// @notice Sum of what may be withdrawn.
    uint256 public totalWithdrawable;

    mapping(address account => uint256 amount) public withdrawable;
    mapping(bytes32 leaseId => Lease lease) private _leases;
    bytes32[] private _leaseIds;

    event LeaseCreated(
        bytes32 indexed leaseId, address indexed spender, address indexed earner,
        bytes32 productId, bytes32 proposalId, uint256 price);
    event LeaseApproved(bytes32 indexed leaseId);
    event LeaseExecuted(bytes32 indexed leaseId);
    event LeaseFinalized(bytes32 indexed leaseId);
    event LeaseCancelled(bytes32 indexed leaseId);
    event DisputeRaised(bytes32 indexed leaseId, uint256 stake, string reason);
    event DisputeResolved(bytes32 indexed leaseId, bool valid);
    event Withdrawn(address indexed account, uint256 amount);

    error StakeRateTooHigh(uint256 rate);
    error EarnerInvalid(address earner);
    error PriceTooLow(uint256 price, uint256 minimum);
    error PriceTooHigh(uint256 price, uint256 maximum);
    error ExpiryInPast(uint64 expiresAt);
    error ProposalUsed(address spender, bytes32 proposalId);
    error LeaseUnknown(bytes32 leaseId);
    error NotEarner(address caller);
    error NotSpender(address caller);
    error WrongState(State state);
    error LeaseExpired(uint64 expiresAt);
    error LeaseNotExpired(uint64 expiresAt);
    error DisputeWindowOpen(uint256 until);
    error DisputeWindowClosed(uint256 since);
    error WrongStake(uint256 sent, uint256 required);
    error NothingToWithdraw(address account);
    error OwnerRequired();

    constructor(uint64 disputeWindow_, uint256 disputeStakeRate_) Ownable(msg.sender) {
        if (disputeStakeRate_ > 100) revert StakeRateTooHigh(disputeStakeRate_);
        disputeWindow = disputeWindow_;
        disputeStakeRate = disputeStakeRate_;
    }

    /// @notice Opens a lease and escrows the value sent as its price.
    /// @dev The id follows from spender and proposal: sent twice with two nonces, the second reverts.
    function createLease(address earner, bytes32 productId, bytes32 proposalId, uint256 maxPrice, uint64 expiresAt)
        external payable returns (bytes32 leaseId)
    {
        if (earner == address(0) || earner == msg.sender) revert EarnerInvalid(earner);
        if (msg.value < MIN_PRICE) revert PriceTooLow(msg.value, MIN_PRICE);
        if (msg.value > maxPrice) revert PriceTooHigh(msg.value, maxPrice);
        if (expiresAt <= block.timestamp) revert ExpiryInPast(expiresAt);
        leaseId = leaseIdOf(msg.sender, proposalId);
        if (leaseExists(leaseId)) revert ProposalUsed(msg.sender, proposalId);
        _leases[leaseId] =
            Lease(msg.sender, expiresAt, State.Created, earner, 0, productId, proposalId, msg.value);
        _leaseIds.push(leaseId);
        openEscrow += msg.value;
        emit LeaseCreated(leaseId, msg.sender, earner, productId, proposalId, msg.value);
    }

    function approveLease(bytes32 leaseId) external {
        Lease storage lease = _ofEarner(leaseId);
        _require(lease, State.Created);
        if (_expired(lease)) revert LeaseExpired(lease.expiresAt);
        lease.state = State.Approved;
        emit LeaseApproved(leaseId);
    }

    function executeLease(bytes32 leaseId) external {
        Lease storage lease = _ofEarner(leaseId);
        _require(lease, State.Approved);
        if (_expired(lease)) revert LeaseExpired(lease.expiresAt);
        lease.state = State.Executed;
        lease.executedAt = uint64(block.timestamp);
        emit LeaseExecuted(leaseId);
    }

    /// @notice Pays the earner once the dispute window has passed; anybody may call it.
    function finalizeLease(bytes32 leaseId) external {
        Lease storage lease = _known(leaseId);
        _require(lease, State.Executed);
        uint256 until = uint256(lease.executedAt) + disputeWindow;
        if (block.timestamp < until) revert DisputeWindowOpen(until);
        lease.state = State.Finalized;
        openEscrow -= lease.price;
        _credit(lease.earner, lease.price);
        emit LeaseFinalized(leaseId);
    }

    /// @notice Refunds the spender: before approval at any time, after approval once expired.
    function cancelLease(bytes32 leaseId) external {
        Lease storage lease = _ofSpender(leaseId);
        if (lease.state != State.Created) {
            _require(lease, State.Approved);
            if (!_expired(lease)) revert LeaseNotExpired(lease.expiresAt);
        }
        lease.state = State.Cancelled;
        openEscrow -= lease.price;
        _credit(lease.spender, lease.price);
        emit LeaseCancelled(leaseId);
    }

    function raiseDispute(bytes32 leaseId, string calldata reason) external payable {
        Lease storage lease = _ofSpender(leaseId);
        if (lease.state == State.Executed) {
            uint256 until = uint256(lease.executedAt) + disputeWindow;
            if (block.timestamp >= until) revert DisputeWindowClosed(until);
        } else if (lease.state != State.Created) {
            _require(lease, State.Approved);
        }
        uint256 stake = stakeOf(lease.price);
        if (msg.value != stake) revert WrongStake(msg.value, stake);
        lease.state = State.Disputed;
        openStakes += stake;
        emit DisputeRaised(leaseId, stake, reason);
    }

    /// @notice Valid: price and stake go back to the spender. Not valid: both go to the earner.
    function resolveDispute(bytes32 leaseId, bool valid) external onlyOwner {
        Lease storage lease = _known(leaseId);
        _require(lease, State.Disputed);
        uint256 stake = stakeOf(lease.price);
        lease.state = State.Resolved;
        openEscrow -= lease.price;
        openStakes -= stake;
        _credit(valid ? lease.spender : lease.earner, lease.price + stake);
        emit DisputeResolved(leaseId, valid);
    }

    function withdraw() external nonReentrant {
        uint256 amount = withdrawable[msg.sender];
        if (amount == 0) revert NothingToWithdraw(msg.sender);
        withdrawable[msg.sender] = 0;
        totalWithdrawable -= amount;
        emit Withdrawn(msg.sender, amount);
        Address.sendValue(payable(msg.sender), amount);
    }

    /// @notice Refused: without an owner no dispute could ever be resolved.
    function renounceOwnership() public pure override {
        revert OwnerRequired();
    }

    function getLease(bytes32 leaseId) external view returns (Lease memory) {
        return _known(leaseId);
    }

    function leaseCount() external view returns (uint256) {
        return _leaseIds.length;
    }

    /// @notice The ids of at most `count` leases in the order of their creation, from `start`.
    function leaseIds(uint256 start, uint256 count) external view returns (bytes32[] memory ids) {
        uint256 total = _leaseIds.length;
        uint256 left = start < total ? total - start : 0;
        ids = new bytes32[](count < left ? count : left);
        for (uint256 i = 0; i < ids.length; i++) {
            ids[i] = _leaseIds[start + i];
        }
    }

    function leaseExists(bytes32 leaseId) public view returns (bool) {
        return _leases[leaseId].state != State.None;
    }

    function leaseIdOf(address spender, bytes32 proposalId) public view returns (bytes32) {
        return keccak256(abi.encode(block.chainid, address(this), spender, proposalId));
    }

    function stakeOf(uint256 price) public view returns (uint256) {
        return price * disputeStakeRate / 100;
    }

    function _credit(address account, uint256 amount) private {
        withdrawable[account] += amount;
        totalWithdrawable += amount;
    }

    function _expired(Lease storage lease) private view returns (bool) {
        return block.timestamp >= lease.expiresAt;
    }

    function _known(bytes32 leaseId) private view returns (Lease storage lease) {
        lease = _leases[leaseId];
        if (lease.state == State.None) revert LeaseUnknown(leaseId);
    }

    function _ofEarner(bytes32 leaseId) private view returns (Lease storage lease) {
        lease = _known(leaseId);
        if (msg.sender != lease.earner) revert NotEarner(msg.sender);
    }

    function _ofSpender(bytes32 leaseId) private view returns (Lease storage lease) {
        lease = _known(leaseId);
        if (msg.sender != lease.spender) revert NotSpender(msg.sender);
    }

    function _require(Lease storage lease, State expected) private view {
        if (lease.state != expected) revert WrongState(lease.state);
    }
}
