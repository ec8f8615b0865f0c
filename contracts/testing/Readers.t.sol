// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { NumberResolver } from "../ens/NumberResolver.sol";
import { NumberLens } from "../lens/NumberLens.sol";
import { NumberRenderer } from "../metadata/NumberRenderer.sol";
import { Verified } from "./Verified.t.sol";

/// @title The contracts that only read, beside all others
abstract contract Readers is Verified {
    string internal constant PARENT = "e164.dots.eth";

    NumberLens internal lens;
    NumberResolver internal resolver;

    function setUp() public virtual override {
        super.setUp();
        lens = new NumberLens(registry, profiles, verificationDesk);
        resolver = new NumberResolver(registry, PARENT);
        _put("NumberRenderer", type(NumberRenderer).creationCode, abi.encode(registry, profiles));
    }
}
