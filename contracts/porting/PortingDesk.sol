// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { AccessManaged } from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { SafeERC20 } from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import { IERC721Receiver } from "@openzeppelin/contracts/token/ERC721/IERC721Receiver.sol";
import { ReentrancyGuardTransient } from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import { NOTICE_DAYS, today } from "../calendar/Day.sol";
import { ICarrierRegistry } from "../carriers/interfaces/ICarrierRegistry.sol";
import { INumberRegistry } from "../numbering/interfaces/INumberRegistry.sol";
import { IRegistryForDesks } from "../numbering/interfaces/IRegistryForDesks.sol";
import { IRouteProfiles, PROFILE_OPEN } from "../numbering/interfaces/IRouteProfiles.sol";
import { LAST_SEQUENCE, NumberRecord } from "../numbering/types/NumberRecord.sol";
import { ProfileHead } from "../numbering/types/ProfileHead.sol";
import { Range } from "../numbering/types/Range.sol";
import { RangeRecord } from "../numbering/types/RangeRecord.sol";
import { Payments } from "../token/libraries/Payments.sol";
import { Permit } from "../token/types/Permit.sol";
import { DonorPart, IPortingDesk, PortOrder, PortQuote } from "./interfaces/IPortingDesk.sol";
import { PortOrders } from "./libraries/PortOrders.sol";

/// @title The porting desk
/// @notice What it does and promises is told in IPortingDesk.
contract PortingDesk is IPortingDesk, IERC721Receiver, AccessManaged, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    /// @dev A number and the profile it would go to, with all that decides whether and for what fee.
    struct Port {
        address holder;
        NumberRecord record;
        uint32 donor;
        uint32 recipient;
        bool recipientActive;
        bool open;
        bool home; // to the default of its range, whose carrier it is at
        uint96 base;
        uint96 donorPart;
    }

    uint96 private constant HIGHEST_BASE = 100 ether;
    uint96 private constant HIGHEST_DONOR_PART = 100 ether;

    /// @notice The token in which fees are paid.
    IERC20 public immutable ett;

    /// @notice Whose numbers are ported.
    INumberRegistry public immutable registry;

    /// @notice Who stands where among the carriers.
    ICarrierRegistry public immutable carriers;

    /// @notice Where calls go.
    IRouteProfiles public immutable profiles;

    /// @inheritdoc IPortingDesk
    address public immutable treasury;

    /// @inheritdoc IPortingDesk
    uint96 public baseFee;

    mapping(uint32 carrier => uint96) private _credits;
    mapping(uint64 prefix => DonorPart) private _donorParts;

    constructor(
        address accessManager,
        IERC20 ett_,
        ICarrierRegistry carriers_,
        IRouteProfiles profiles_,
        INumberRegistry registry_,
        address treasury_
    ) AccessManaged(accessManager) {
        ett = ett_;
        carriers = carriers_;
        profiles = profiles_;
        registry = registry_;
        treasury = treasury_;
    }

    /// @notice Ports the number whose token the registry brings, as the order says that came along with it.
    /// @param operator who sent the token, and pays
    /// @param from who holds the number, and gets the token back
    /// @param data `abi.encode(PortOrder)`
    function onERC721Received(
        address operator,
        address from,
        uint256 id,
        bytes calldata data
    ) external nonReentrant returns (bytes4) {
        // Check: a number, with an order that can be carried out at a bearable fee.
        if (msg.sender != address(registry)) revert NotRegistry(msg.sender, address(registry));
        PortOrder calldata order = PortOrders.decode(data);
        if (order.acceptance.length != 0) revert AcceptanceRefused(order.acceptance.length);
        uint64 number = uint64(id);
        Port memory p = _assess(number, order.profile);
        _requirePortable(number, order.profile, p);
        uint96 fee = p.base + p.donorPart;
        if (fee > order.highestFee) revert FeeAboveHighest(fee, order.highestFee);

        // Effect: what the donor gets can be withdrawn.
        if (p.donorPart != 0) _credits[p.donor] += p.donorPart;

        // Interaction: take the fee, then have the registry change the profile and give the token back.
        if (fee != 0) _take(operator, p.base, p.donorPart, order.permit);
        bool ported = p.donor != p.recipient;
        registry.port(number, from, order.profile, ported);
        if (ported) emit PortPaid(number, p.donor, p.recipient, operator, p.base, p.donorPart);
        return IERC721Receiver.onERC721Received.selector;
    }

    /// @inheritdoc IPortingDesk
    function setBaseFee(uint96 base) external restricted {
        if (base > HIGHEST_BASE) revert BaseFeeRefused(base, HIGHEST_BASE);
        baseFee = base;
        emit BaseFeeSet(base);
    }

    /// @inheritdoc IPortingDesk
    function setDonorPart(uint64 prefix, uint96 amount) external {
        // Check: the owner of the range's carrier, within bounds.
        Range memory range = registry.rangeAt(prefix);
        if (range.carrier == 0) revert NoRangeAt(prefix);
        _requireOwner(range.carrier);
        if (amount > HIGHEST_DONOR_PART) revert DonorPartRefused(amount, HIGHEST_DONOR_PART);

        // Effect: what holds today goes on until the notice is over.
        uint16 day = today();
        DonorPart memory part = DonorPart({
            current: _donorPart(prefix, range.version, day),
            next: amount,
            nextOn: day + NOTICE_DAYS,
            rangeVersion: range.version
        });
        _donorParts[prefix] = part;
        emit DonorPartChanged(prefix, part);
    }

    /// @inheritdoc IPortingDesk
    function withdrawCredit(uint32 carrier, address to) external returns (uint96 amount) {
        // Check
        _requireOwner(carrier);
        amount = _credits[carrier];
        if (amount == 0) revert NoCredit(carrier);

        // Effect
        delete _credits[carrier];
        emit CreditWithdrawn(carrier, to, amount);

        // Interaction
        ett.safeTransfer(to, amount);
    }

    /// @inheritdoc IPortingDesk
    function quote(uint64 number, uint32 profile) external view returns (PortQuote memory q) {
        try this.requirePortable(number, profile) {} catch (bytes memory reason) {
            q.refusal = bytes4(reason);
        }
        Port memory p = _assess(number, profile);
        q.fromProfile = p.record.profile();
        q.donor = p.donor;
        q.recipient = p.recipient;
        q.base = p.base;
        q.donorPart = p.donorPart;
        q.accepted = p.open;
    }

    /// @inheritdoc IPortingDesk
    function requirePortable(uint64 number, uint32 profile) external view {
        _requirePortable(number, profile, _assess(number, profile));
    }

    /// @inheritdoc IPortingDesk
    function donorPartAt(uint64 prefix) external view returns (DonorPart memory part) {
        part = _donorParts[prefix];
        if (part.rangeVersion != registry.rangeAt(prefix).version) delete part;
    }

    /// @inheritdoc IPortingDesk
    function creditOf(uint32 carrier) external view returns (uint96) {
        return _credits[carrier];
    }

    function _take(address payer, uint96 base, uint96 donorPart, Permit calldata permit) private {
        if (permit.deadline != 0) {
            Payments.tryPermit(address(ett), payer, permit.value, permit.deadline, permit.v, permit.r, permit.s);
        }
        if (base != 0) ett.safeTransferFrom(payer, treasury, base);
        if (donorPart != 0) ett.safeTransferFrom(payer, address(this), donorPart);
    }

    /// @dev Gathers what a port depends on; never reverts. Between profiles of one carrier there is no fee.
    function _assess(uint64 number, uint32 profile) private view returns (Port memory p) {
        uint64 prefix;
        RangeRecord range;
        (p.holder, p.record, prefix, range) = IRegistryForDesks(address(registry)).stored(number);
        if (p.holder == address(0)) return p;
        (ProfileHead from, ProfileHead to) = profiles.heads(p.record.profile(), profile);
        p.donor = from.carrier();
        p.recipient = to.carrier();
        p.open = to.flags() & PROFILE_OPEN != 0;
        p.recipientActive = _isActive(p.recipient);
        if (p.donor == p.recipient) {
            p.home = range.defaultProfile() == profile;
            return p;
        }
        p.base = baseFee;
        uint96 donorPart = _donorPart(prefix, range.version(), today());
        if (donorPart != 0 && _isActive(p.donor)) p.donorPart = donorPart;
    }

    function _isActive(uint32 carrier) private view returns (bool) {
        return carriers.ownerWhenActive(carrier) != address(0);
    }

    /// @dev The donor part of a range's version on a day.
    function _donorPart(uint64 prefix, uint16 rangeVersion, uint16 day) private view returns (uint96) {
        DonorPart memory part = _donorParts[prefix];
        if (part.rangeVersion != rangeVersion) return 0;
        return day < part.nextOn ? part.current : part.next;
    }

    function _requireOwner(uint32 carrier) private view {
        (address owner, ) = carriers.standing(carrier);
        if (msg.sender != owner) revert NotOwner(carrier, msg.sender, owner);
    }

    /// @dev The one place that judges ports; what the fee comes to is for the holder to judge.
    function _requirePortable(uint64 number, uint32 profile, Port memory p) private pure {
        if (p.holder == address(0)) revert INumberRegistry.NumberNotHeld(number);
        if (p.record.isContested()) revert INumberRegistry.NumberContested(number);
        if (p.record.sequence() == LAST_SEQUENCE) revert INumberRegistry.SequenceExhausted(number);
        if (p.recipient == 0) revert RecipientMissing(profile);
        if (p.record.profile() == profile) revert ProfileUnchanged(number, profile);
        if (!p.recipientActive) revert RecipientNotActive(p.recipient);
        if (!p.open && !p.home) revert PortNotAccepted(number, profile, p.recipient);
    }
}
