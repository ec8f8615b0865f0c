// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { INumberRegistry } from "../../contracts/numbering/interfaces/INumberRegistry.sol";
import { ClaimPolicy, RANGE_CLAIMED_ONLY, RangeTerms } from "../../contracts/numbering/types/Range.sol";
import { Defaults } from "../../contracts/testing/Defaults.t.sol";
import { vm } from "../../contracts/testing/Vm.t.sol";
import { Shadow } from "./Shadow.t.sol";

/// @title What everybody may try, in any order
contract Handler is Shadow {
    address private constant CAROL = address(0xCA201);

    constructor(Contracts memory c) Shadow(c) {
        _fund(CAROL);
        _fund(MALLORY);
    }

    // --- holders ---

    function claim(uint256 who, uint256 which, uint256 profileSeed) external {
        (address holder, uint64 number) = (_subscriber(who), _pick(which));
        uint32 profile = profileSeed % 4 == 0 ? 0 : _pickProfile(profileSeed);
        bytes4 refusal = claimRefusal(number, profile);
        uint96 deposit = _block[blockOf(number)].deposit;
        uint256 before = ett.balanceOf(holder);
        vm.prank(holder);
        try registry.claim(number, holder, profile, deposit) {
            _expect(true, "", refusal);
        } catch (bytes memory reason) {
            return _expect(false, reason, refusal);
        }
        vm.assertEq(before - ett.balanceOf(holder), deposit, "paid in");
        Number storage n = _number[number];
        n.holder = holder;
        n.profile = profile == 0 ? _block[blockOf(number)].defaultProfile : profile;
        n.sequence += 1;
        n.day = _today();
        n.deposit = deposit;
        n.ported = false;
        n.rested = false;
    }

    /// @dev Invariants 2 and 9: always possible, by the holder or somebody he approved of, and the deposit goes to him.
    function release(uint256 which, bool byOperator) external {
        (uint64 number, Number storage n) = _held(which);
        if (n.holder == address(0)) return;
        address by = byOperator ? _approve(n.holder) : n.holder;
        uint256 before = ett.balanceOf(n.holder);
        vm.prank(by);
        registry.release(number);
        vm.assertEq(ett.balanceOf(n.holder) - before, n.deposit, "paid out");
        n.rested = _today() >= n.day + 7;
        n.holder = address(0);
        n.day = _today();
        n.sequence += 1;
        n.ported = false;
    }

    function transfer(uint256 which, uint256 to, bool safely) external {
        (uint64 number, Number storage n) = _held(which);
        if (n.holder == address(0)) return;
        address recipient = _subscriber(to);
        vm.prank(n.holder);
        if (safely) registry.safeTransferFrom(n.holder, recipient, number);
        else registry.transferFrom(n.holder, recipient, number);
        n.holder = recipient;
        n.sequence += 1;
    }

    /// @dev Invariants 8 and 9.
    function port(uint256 which, uint256 profileSeed) external {
        (uint64 number, Number storage n) = _held(which);
        if (n.holder == address(0)) return;
        uint32 profile = _pickProfile(profileSeed);
        bytes4 refusal = portRefusal(number, profile);
        vm.assertEq(bytes32(desk.quote(number, profile).refusal), bytes32(refusal), "port quote");
        (uint96 base, uint96 donorPart) = feeOf(number, profile);

        uint256 before = ett.balanceOf(n.holder);
        bytes memory order = _order(profile, base + donorPart);
        vm.prank(n.holder);
        try registry.safeTransferFrom(n.holder, address(desk), number, order) {
            _expect(true, "", refusal);
        } catch (bytes memory reason) {
            return _expect(false, reason, refusal);
        }
        vm.assertEq(before - ett.balanceOf(n.holder), base + donorPart, "payer's loss");
        basePaid += base;
        _credit[_carrierOf[n.profile]] += donorPart;
        if (_carrierOf[profile] != _carrierOf[n.profile]) n.ported = true;
        n.profile = profile;
        n.sequence += 1;
    }

    // --- the thief ---

    /// @dev Invariant 6: nothing of this gets anywhere.
    function steal(uint256 which) external {
        (uint64 number, Number storage n) = _held(which);
        if (n.holder == address(0)) return;
        bytes memory order = _order(betaProfile);
        vm.startPrank(MALLORY);
        _mustFail(abi.encodeWithSignature("transferFrom(address,address,uint256)", n.holder, MALLORY, number));
        _mustFail(
            abi.encodeWithSignature(
                "safeTransferFrom(address,address,uint256,bytes)",
                n.holder,
                address(desk),
                number,
                order
            )
        );
        _mustFail(abi.encodeCall(registry.release, (number)));
        _mustFail(abi.encodeCall(registry.port, (number, betaProfile, MALLORY, true)));
        _mustFail(abi.encodeCall(authorityDesk.giveNotice, (NARROW, _today() + 30)));
        _mustFail(abi.encodeCall(authorityDesk.takeBack, (NARROW)));
        _mustFail(abi.encodeCall(authorityDesk.delegate, (1213, MALLORY, 11, 11)));
        vm.stopPrank();
    }

    // --- carriers ---

    function shutOrOpen(uint256 profileSeed, bool open) external {
        uint32 profile = _pickProfile(profileSeed);
        vm.prank(_ownerOf(_carrierOf[profile]));
        profiles.change(profile, 300, open ? 1 : 0, _rules(Defaults.TEMPLATE));
        _open[profile] = open;
    }

    function setDefaultProfile(bool narrow, uint256 profileSeed) external {
        (uint64 prefix, Block storage b) = _given(narrow);
        uint32 profile = _pickProfile(profileSeed);
        if (b.carrier == 0 || _carrierOf[profile] != b.carrier) return;
        vm.prank(_ownerOf(b.carrier));
        registry.setDefaultProfile(prefix, profile);
        b.defaultProfile = profile;
    }

    function setDonorPart(bool narrow, uint96 amount) external {
        (uint64 prefix, Block storage b) = _given(narrow);
        if (b.carrier == 0) return;
        amount %= 5 ether;
        vm.prank(_ownerOf(b.carrier));
        desk.setDonorPart(prefix, amount);
        if (_today() >= b.donorNextOn) b.donorNow = b.donorNext;
        b.donorNext = amount;
        b.donorNextOn = _today() + 30;
    }

    function withdrawCredit(bool ofAlpha) external {
        uint32 carrier = ofAlpha ? alpha : beta;
        if (_credit[carrier] == 0) return;
        address owner = _ownerOf(carrier);
        uint256 before = ett.balanceOf(owner);
        vm.prank(owner);
        desk.withdrawCredit(carrier, owner);
        vm.assertEq(ett.balanceOf(owner) - before, _credit[carrier], "credit paid out");
        _credit[carrier] = 0;
    }

    // --- authorities and governance ---

    function allocate(bool narrow, uint256 seed) external {
        (uint64 prefix, Block storage b) = _given(narrow);
        if (b.carrier != 0) return;
        uint32 profile = _pickProfile(seed);
        RangeTerms memory terms = RangeTerms({
            carrier: _carrierOf[profile],
            defaultProfile: profile,
            minDigits: 11,
            maxDigits: 11,
            depositClass: uint8(seed % 2),
            policy: ClaimPolicy.Open,
            quarantineDays: uint16(seed % 120),
            flags: seed % 3 == 0 ? RANGE_CLAIMED_ONLY : 0
        });
        // Below a range its carrier decides, else the country's authority; below one that ends, nobody.
        bool ending = narrow && _block[WIDE].carrier != 0 && _block[WIDE].endsOn != 0;
        vm.prank(_above(narrow));
        if (ending) {
            vm.expectRevert(abi.encodeWithSelector(INumberRegistry.PrefixEnding.selector, WIDE, _block[WIDE].endsOn));
        }
        registry.allocate(prefix, terms);
        if (ending) return;
        b.carrier = terms.carrier;
        b.defaultProfile = profile;
        b.deposit = seed % 2 == 0 ? Defaults.DEPOSIT : Defaults.DEARER_DEPOSIT;
        b.quarantineDays = terms.quarantineDays;
        b.claimedOnly = seed % 3 == 0;
    }

    function giveNotice(bool narrow) external {
        (uint64 prefix, Block storage b) = _given(narrow);
        if (b.carrier == 0) return;
        vm.prank(NANPA);
        authorityDesk.giveNotice(prefix, _today() + 30);
        b.endsOn = _today() + 30;
    }

    function takeBack(bool narrow) external {
        (uint64 prefix, Block storage b) = _given(narrow);
        if (b.carrier == 0 || b.endsOn == 0 || _today() < b.endsOn) return;
        vm.prank(NANPA);
        authorityDesk.takeBack(prefix);
        delete _block[prefix];
    }

    function setBaseFee(uint96 base) external {
        base %= 5 ether;
        vm.prank(GOVERNANCE);
        desk.setBaseFee(base);
        _baseFee = base;
    }

    function daysPass(uint8 count) external {
        _skipDays(count % 40);
    }

    // --- what the invariants read ---

    function expectedResolution(
        uint64 number
    )
        external
        view
        returns (uint32 profile, uint32 carrier, uint64 prefix, uint32 rangeCarrier, uint16 sequence, bool ported)
    {
        profile = profileOf(number);
        prefix = blockOf(number);
        Number memory n = _number[number];
        return (profile, _carrierOf[profile], prefix, _block[prefix].carrier, n.sequence, n.ported);
    }

    function poolSize() external view returns (uint256) {
        return pool.length;
    }

    function _subscriber(uint256 seed) private pure returns (address) {
        return
            seed % 3 == 0
                ? ALICE
                : seed % 3 == 1
                    ? BOB
                    : CAROL;
    }

    function _held(uint256 which) private view returns (uint64 number, Number storage n) {
        number = _pick(which);
        n = _number[number];
    }

    function _given(bool narrow) private view returns (uint64 prefix, Block storage b) {
        prefix = narrow ? NARROW : WIDE;
        b = _block[prefix];
    }

    function _above(bool narrow) private view returns (address) {
        uint32 carrier = _block[WIDE].carrier;
        return narrow && carrier != 0 ? _ownerOf(carrier) : NANPA;
    }

    function _approve(address holder) private returns (address operator) {
        operator = holder == BOB ? CAROL : BOB;
        vm.prank(holder);
        registry.setApprovalForAll(operator, true);
    }

    function _mustFail(bytes memory call) private {
        (bool through, ) = address(registry).call(call);
        vm.assertFalse(through, "a stranger got through");
    }
}
